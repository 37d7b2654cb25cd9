using Actors.Domain;
using Actors.Domain.Conversations;

namespace Actors.Testing;

/// <summary>
/// Reads a journal in the order of its commits and says what no journal may say: two owners, a bot that speaks while it is paused, more
/// conversations than capacity, a message that is missing, doubled or out of order. Knows nothing of the decider it checks.
/// </summary>
/// <param name="capacities">The capacity of each agent; null or missing: no bound.</param>
public sealed class JournalChecker(IReadOnlyDictionary<AgentId, int?> capacities)
{
    private readonly Dictionary<ConversationId, RoomStory> _rooms = [];

    /// <summary>Everything wrong so far, in plain words.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Reads the events of one commit.</summary>
    public void Read(ConversationId conversation, IEnumerable<ConversationEvent> events)
    {
        if (!_rooms.TryGetValue(conversation, out var room))
        {
            _rooms[conversation] = room = new();
        }

        foreach (var happened in events)
        {
            if (room.Read(happened) is { } fault)
            {
                Faults.Add($"{conversation} event {room.Seq} ({happened.GetType().Name}): {fault}");
            }
        }

        CheckPlaces();
    }

    /// <summary>Compares what was acknowledged to one sender, in order, with what the journal holds.</summary>
    /// <param name="conversation">Where it was sent.</param>
    /// <param name="acknowledged">The ids, each sent after the one before was acknowledged.</param>
    public void CheckAcknowledged(ConversationId conversation, IReadOnlyList<string> acknowledged)
    {
        var there = _rooms.TryGetValue(conversation, out var room) ? room.Messages : [];
        foreach (var twice in there.GroupBy(id => id).Where(group => group.Count() > 1))
        {
            Faults.Add($"{conversation}: message {twice.Key} is there {twice.Count()} times");
        }

        var wanted = acknowledged.ToHashSet();
        var kept = there.Where(wanted.Contains).Distinct();
        if (!kept.SequenceEqual(acknowledged))
        {
            Faults.Add($"{conversation}: acknowledged [{string.Join(' ', acknowledged)}] but kept [{string.Join(' ', kept)}]");
        }
    }

    /// <summary>Who has a conversation: <c>bot</c>, <c>queue</c>, <c>agent</c> or <c>over</c>.</summary>
    public string Control(ConversationId conversation) =>
        _rooms.TryGetValue(conversation, out var room) ? room.Control.ToString().ToLowerInvariant() : "over";

    private void CheckPlaces()
    {
        foreach (var group in _rooms.Values.Where(room => room.TakesPlace).GroupBy(room => room.Agent!.Value))
        {
            if (capacities.GetValueOrDefault(group.Key) is { } capacity && group.Count() > capacity)
            {
                Faults.Add($"agent {group.Key} has {group.Count()} conversations but a capacity of {capacity}");
            }
        }
    }
}
