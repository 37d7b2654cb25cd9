using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Tickets;

namespace Actors.Storage.InMemory;

/// <summary>The model of a store: plain collections behind one lock. Obviously right before fast; the SQL stores are tested against it.</summary>
internal sealed class InMemoryTables
{
    public Lock Gate { get; } = new();

    public Dictionary<StreamId, List<StoredEvent>> Journal { get; } = [];

    public Dictionary<StreamId, (long Seq, ReadOnlyMemory<byte> State)> Snapshots { get; } = [];

    public Dictionary<(TenantId Tenant, OperationKey Key), (AppendResult.Duplicate Done, DateTimeOffset At)> Operations { get; } = [];

    public Dictionary<(TenantId, ConversationId), (ConversationRow Row, FeedPosition Changed)> Conversations { get; } = [];

    public Dictionary<(TenantId, TicketId), TicketRow> Tickets { get; } = [];

    public Dictionary<(TenantId, AgentId), PresenceRow> Presences { get; } = [];

    public Dictionary<(TenantId Tenant, AgentId Agent, int Place), ConversationId> Places { get; } = [];

    public Dictionary<(string Name, string Key), (ReadOnlyMemory<byte> Data, string ETag)> GrainState { get; } = [];

    public Dictionary<(string Grain, string Name), ReminderRow> Reminders { get; } = [];

    public Dictionary<string, long> Nodes { get; } = [];

    public HashSet<(TenantId Tenant, AgentId Agent, string Node)> Consoles { get; } = [];

    public long LastTransaction { get; set; }

    public void Write(ConversationRow row) =>
        Conversations[(row.Tenant, row.Id)] = (row.Stored(), new(++LastTransaction, 1));

    public void Release(TenantId tenant, AgentId agent, ConversationId conversation)
    {
        foreach (var (place, _) in Places.Where(p => (p.Key.Tenant, p.Key.Agent, p.Value) == (tenant, agent, conversation)).ToList())
        {
            Places.Remove(place);
        }
    }

    /// <summary>Takes the lowest free place; false when the agent has as many as the capacity allows.</summary>
    public bool Take(TenantId tenant, AgentId agent, ConversationId conversation, int? capacity)
    {
        var taken = Places.Keys.Where(place => (place.Tenant, place.Agent) == (tenant, agent)).Select(place => place.Place).ToHashSet();
        if (taken.Count >= capacity)
        {
            return false;
        }

        var lowest = Enumerable.Range(1, taken.Count + 1).First(place => !taken.Contains(place));
        Places.Add((tenant, agent, lowest), conversation);
        return true;
    }
}
