using Actors.Domain;
using Actors.Domain.Conversations;

namespace Actors.Testing;

/// <summary>
/// Says whether an agent ever had more conversations than places, from a journal that many wrote at the same time. When a commit happened is known
/// only as lying between two ticks, so a place counts as taken from the end of the commit that took it to the beginning of the one that left it:
/// what is reported did happen. Knows nothing of the decider it checks.
/// </summary>
/// <param name="capacity">The places of each agent.</param>
public sealed class PlaceIntervals(int capacity)
{
    private readonly Dictionary<ConversationId, (AgentId? Agent, AgentId? Assigned, long Since)> _rooms = [];
    private readonly List<(long Tick, int Change, AgentId Agent)> _changes = [];

    /// <summary>Reads a commit; those of one conversation in their order.</summary>
    /// <param name="conversation">Whose.</param>
    /// <param name="events">What happened.</param>
    /// <param name="began">A tick before the commit.</param>
    /// <param name="ended">A tick after it.</param>
    public void Read(ConversationId conversation, IEnumerable<ConversationEvent> events, long began, long ended)
    {
        var room = _rooms.GetValueOrDefault(conversation);
        var (holder, assigned) = (room.Agent, room.Assigned);
        foreach (var happened in events)
        {
            (holder, assigned) = happened switch
            {
                ConversationAssigned given => (given.Agent, given.Agent),
                ConversationResumed resumed => (resumed.Agent, resumed.Agent),
                ConversationDelegated delegated => (null, delegated.To),
                ConversationHeld => (null, assigned),
                ConversationRequeued or SwitchedToBot or ConversationEnded or HandOffRefused => (null, null),
                _ => (holder, assigned),
            };
        }

        if (holder != room.Agent)
        {
            if (room.Agent is { } left)
            {
                _changes.Add((room.Since, 1, left));
                _changes.Add((began, -1, left));
            }

            room = (holder, assigned, ended);
        }

        _rooms[conversation] = room with { Assigned = assigned };
    }

    /// <summary>Everything wrong, in plain words.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        var open = _rooms.Values.Where(room => room.Agent is not null).Select(room => (room.Since, 1, room.Agent!.Value));
        foreach (var ofAgent in _changes.Concat(open).GroupBy(change => change.Item3))
        {
            var taken = 0;
            foreach (var (tick, change, agent) in ofAgent.OrderBy(change => change.Item1).ThenBy(change => change.Item2))
            {
                taken += change;
                if (taken > capacity)
                {
                    faults.Add($"agent {agent} had {taken} conversations at tick {tick} but a capacity of {capacity}");
                }
            }
        }

        return faults;
    }
}
