using System.Text.Json;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Tickets;
using Actors.Storage;
using Actors.Testing;

namespace Actors.Durability.Tests.Checks;

/// <summary>What a store must be after everything has settled, whatever the clients did: rows follow from events, nothing is half-done or owed.</summary>
internal static class StoreCheck
{
    public static async Task RunAsync(ActorsStore store, IReadOnlyList<Room> rooms, IReadOnlyDictionary<string, int> capacities, List<string> faults)
    {
        var taken = new Dictionary<AgentId, int>();
        var journal = new JournalChecker(capacities.ToDictionary(each => new AgentId(each.Key), each => (int?)each.Value));
        foreach (var room in rooms)
        {
            journal.Read(room.Id, room.Events.Select(each => each.Happened));
            await RowsAsync(store, room, faults);
            Place(room, faults);
            BotTurns(room, faults);
            if (room.State is { Agent: { } agent } && room.State.Status.TakesPlace())
            {
                taken[agent] = taken.GetValueOrDefault(agent) + 1;
            }
        }

        var places = await store.Rows.PlacesAsync(Room.Tenant, default);
        foreach (var agent in places.Keys.Union(taken.Keys))
        {
            var (rows, conversations) = (places.GetValueOrDefault(agent), taken.GetValueOrDefault(agent));
            if (rows != conversations || (capacities.TryGetValue(agent.Value, out var capacity) && rows > capacity))
            {
                faults.Add($"agent {agent} has {rows} places and {conversations} conversations in received and active");
            }
        }

        await PresencesAsync(store, faults);
        faults.AddRange(journal.Faults);
    }

    private static async Task RowsAsync(ActorsStore store, Room room, List<string> faults)
    {
        var row = await store.Rows.ConversationAsync(Room.Tenant, room.Id, default);
        var rebuilt = ConversationRow.Of(room.Id, room.State);
        if (row is null || Stored(row) != Stored(rebuilt))
        {
            faults.Add($"the row of {room.Id} is not what its events say:\n  {row}\n  {rebuilt}");
        }

        var tail = await store.Journal.LoadAsync(room.Stream, default);
        var loaded = tail.Events
            .Select(stored => JsonSerializer.Deserialize(stored.Data.Span, DomainJson.Stored.ConversationEvent)!)
            .Aggregate(
                tail.Snapshot.IsEmpty ? ConversationDecider.Initial : JsonSerializer.Deserialize(tail.Snapshot.Span, DomainJson.Stored.ConversationState)!,
                ConversationDecider.Evolve);
        if (Json(loaded) != Json(room.State))
        {
            faults.Add($"the snapshot of {room.Id} at {tail.SnapshotSeq} is not what its events say");
        }

        var tickets = await store.Rows.TicketsAsync(Room.Tenant, room.Id, default);
        var opened = room.Events.Select(each => TicketRow.Of(Room.Tenant, room.Id, each.Happened)).OfType<TicketRow>();
        if (!tickets.Select(ticket => ticket.Id.Value).Order(StringComparer.Ordinal).SequenceEqual(opened.Select(ticket => ticket.Id.Value).Order(StringComparer.Ordinal)))
        {
            faults.Add($"the tickets of {room.Id} are not those that its events opened");
        }
    }

    /// <summary>With exactly one of bot, queue and agent, or over; and nothing owed.</summary>
    private static void Place(Room room, List<string> faults)
    {
        var state = room.State;
        var isLegal = state.Status switch
        {
            ConversationStatus.Bot or ConversationStatus.Ended or ConversationStatus.BotEnded => state is { Agent: null, Queue: null },
            ConversationStatus.Waiting or ConversationStatus.Requested => state is { Agent: null, Queue: not null },
            ConversationStatus.Received or ConversationStatus.Active or ConversationStatus.Held => state is { Agent: not null, Queue: not null },
            _ => false,
        };
        if (!isLegal)
        {
            faults.Add($"{room.Id} is in no legal place: {state.Status}, queue {state.Queue}, agent {state.Agent}");
        }

        if (!state.BotTurns.IsEmpty || !state.Notices.IsEmpty || state.NextDue is not null || state.Status == ConversationStatus.Requested)
        {
            faults.Add($"{room.Id} is {state.Status} and still owes {state.BotTurns.Length} bot turns and {state.Notices.Length} notices");
        }
    }

    /// <summary>Every message to the bot has exactly one answer, or was overtaken by a hand-off. Read from the events alone.</summary>
    private static void BotTurns(Room room, List<string> faults)
    {
        var owed = new HashSet<long>();
        var withBot = false;
        foreach (var (seq, happened) in room.Events)
        {
            switch (happened)
            {
                case ConversationOpened opened:
                    withBot = opened.Room.HasBot;
                    owed.UnionWith(withBot ? [seq] : []);
                    break;
                case ConversationReopened or SwitchedToBot:
                    withBot = true;
                    break;
                case CustomerMessageReceived when withBot:
                    owed.Add(seq);
                    break;
                case BotMessageSent sent when !withBot || !owed.Contains(sent.Turn):
                    faults.Add($"{room.Id} event {seq}: the bot answers turn {sent.Turn}, which it does not owe");
                    break;
                case BotTurnEnded ended when !owed.Remove(ended.Turn):
                    faults.Add($"{room.Id} event {seq}: turn {ended.Turn} ended and was not owed");
                    break;
                case HandOffRequested:
                    withBot = false;
                    owed.Clear();
                    break;
            }
        }

        var said = room.Events.Select(each => each.Happened).OfType<BotMessageSent>().CountBy(sent => sent.Turn);
        faults.AddRange(said.Where(turn => turn.Value != 1).Select(turn => $"{room.Id}: the bot answered turn {turn.Key} {turn.Value} times"));
        faults.AddRange(owed.Select(turn => $"{room.Id}: the bot never answered turn {turn}"));
    }

    private static async Task PresencesAsync(ActorsStore store, List<string> faults)
    {
        foreach (var row in await store.Rows.PresencesAsync(Room.Tenant, default))
        {
            var events = await store.Journal.ReadAsync(StreamId.Of(Room.Tenant, row.Agent), 0, 100_000, default);
            var state = events
                .Select(stored => JsonSerializer.Deserialize(stored.Data.Span, DomainJson.Stored.AgentEvent)!)
                .Aggregate(AgentDecider.Initial, AgentDecider.Evolve);

            // An agent whose console closed with the test may still be within the grace; nothing else may be due.
            if (row.Seq != state.Seq || row.Presence != state.Presence || row.NextDue is null != state.GraceEndsAt is null || state.Notice is not null)
            {
                faults.Add($"the presence of {row.Agent} is {row}, and its events say {state}");
            }
        }
    }

    private static string Json(ConversationState state) => JsonSerializer.Serialize(state, DomainJson.Stored.ConversationState);

    /// <summary>Stores keep microseconds.</summary>
    private static ConversationRow Stored(ConversationRow row) => row with
    {
        RequestedAt = Micros(row.RequestedAt),
        LastAt = Micros(row.LastAt),
        NextDue = Micros(row.NextDue),
    };

    private static DateTimeOffset? Micros(DateTimeOffset? time) =>
        time is { } at ? new(at.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero) : null;
}
