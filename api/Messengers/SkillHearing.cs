using Actors.Api.Conversations;
using Actors.Channels;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.GrainInterfaces;

namespace Actors.Api.Messengers;

/// <summary>
/// Listens to a room while a skill waits for the bot. What was heard is enough for the common answer, and spares reading the room again; where
/// it is not enough, or may have a hole, the journal has to be asked.
/// </summary>
internal sealed class SkillHearing : IDisposable
{
    /// <summary>A hint may be lost; then the journal is looked at again.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private readonly List<ConversationChange> _changes = [];
    private readonly SemaphoreSlim _woken = new(0);
    private readonly IDisposable _listening;
    private readonly ITimer _timer;
    private volatile bool _look;

    public SkillHearing(ConversationListeners listeners, TenantId tenant, ConversationId room, TimeProvider time)
    {
        _listening = listeners.OnConversation(tenant, room, Hear);
        _timer = time.CreateTimer(_ => Look(), null, LookAgain, LookAgain);
    }

    public void Dispose()
    {
        _timer.Dispose();
        _listening.Dispose();
    }

    private void Look()
    {
        _look = true;
        Wake();
    }

    private void Hear(ConversationChange change)
    {
        if (change.Typing is not null)
        {
            return;
        }

        lock (_gate)
        {
            _changes.Add(change);
        }

        Wake();
    }

    /// <summary>Two that wake at once wake once too often, which does no harm.</summary>
    private void Wake()
    {
        if (_woken.CurrentCount == 0)
        {
            _woken.Release();
        }
    }

    /// <summary>Waits for the next change, or the time to look at the journal: then true.</summary>
    public async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        await _woken.WaitAsync(cancellationToken);
        var look = _look;
        _look = false;
        return look;
    }

    /// <summary>What the bot answered to a message, when all of it was heard; else whether that may never be heard.</summary>
    public (SkillWords? Words, bool Unclear) Of(string message)
    {
        // What came until now is looked at now, and need not wake anybody.
        _woken.Wait(0);
        lock (_gate)
        {
            var at = _changes.FindIndex(change => change.Lines.Any(line => line.Id == message));
            if (at < 0)
            {
                return default;
            }

            // The first message of a room is answered by the opening too, and what its own command said is of more kinds than the bot's words.
            if (_changes[at] is not { Previous: > 0, Lines: [{ Seq: var own, Speaker: Speaker.Customer }, .. var more] } || !more.All(IsBots))
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
                    var lines = change.Lines.Where(IsBots).ToList();
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

    private static bool IsBots(MessageView line) => line is { Kind: MessageView.Message, Speaker: Speaker.Bot, Auto: null };

    private static Outgoing Outgoing(MessageView line) =>
        new(OutgoingKind.Words, Speaker.Bot, line.Text) { Choices = line.Choices, Connect = line.Connect, Cards = line.Cards };
}
