using Actors.Channels;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.GrainInterfaces;

namespace Actors.Api.Messengers;

/// <summary>
/// Listens to a room while a skill waits for the bot. What was heard is enough for the common answer, and spares reading the room again; where
/// it is not enough, or may have a hole, the journal has to be asked.
/// </summary>
internal sealed class SkillHearing
{
    private readonly Lock _gate = new();
    private readonly List<ConversationChange> _changes = [];
    private readonly SemaphoreSlim _woken = new(0, 1);

    /// <summary>A change of the room.</summary>
    public void Hear(ConversationChange change)
    {
        if (change.Typing is not null)
        {
            return;
        }

        lock (_gate)
        {
            _changes.Add(change);
        }

        try
        {
            _woken.Release();
        }
        catch (SemaphoreFullException)
        {
            // Whoever waits looks at all of it.
        }
    }

    /// <summary>Waits for the next change; false when there was none in time.</summary>
    public async Task<bool> WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await _woken.WaitAsync(cancellationToken).WaitAsync(atMost, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            // A hint that is late wakes the next wait at once.
            return false;
        }
    }

    /// <summary>What the bot answered to a message, when all of it was heard; else whether that may never be heard.</summary>
    public (SkillWords? Words, bool Unclear) Of(string message)
    {
        lock (_gate)
        {
            var at = _changes.FindIndex(change => change.Lines.Any(line => line.Id == message));
            if (at < 0)
            {
                return default;
            }

            // The first message of a room is answered by the opening too, and what its own command said is of more kinds than the bot's words.
            if (_changes[at] is not { Previous: > 0, Lines: [{ Seq: var own }] })
            {
                return (null, true);
            }

            var last = own;
            foreach (var change in _changes.Skip(at))
            {
                if (change.Lines is [{ Seq: var seq }, ..] && seq != own && change.Previous != last)
                {
                    return (null, true);
                }

                if (change.Answered.Contains(own))
                {
                    var lines = change.Lines.Where(line => line is { Kind: MessageView.Message, Speaker: Speaker.Bot, Auto: null }).ToList();
                    return (new([.. lines.Select(Outgoing)], [.. lines.Select(line => line.Seq)]), false);
                }

                if (change.Row.Status != ConversationStatus.Bot)
                {
                    return (null, true);
                }

                last = change.Lines.IsEmpty ? last : change.Lines[^1].Seq;
            }

            return default;
        }
    }

    private static Outgoing Outgoing(MessageView line) =>
        new(OutgoingKind.Words, Speaker.Bot, line.Text) { Choices = line.Choices, Connect = line.Connect, Cards = line.Cards };
}
