using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Storage;
using static Actors.Domain.Conversations.ConversationStatus;

namespace Actors.Api.Consoles;

/// <summary>
/// One step of a tenant's feed: what changed between two positions, and the counts after it. No rows: only the head is told. Told to one console after
/// the other, so what it is indexed by is made once.
/// </summary>
internal sealed record FeedStep(
    FeedPosition From, FeedPosition To, IReadOnlyList<ConversationRow> Rows, TabCounts Counts)
{
    private readonly Lazy<Index> _index = new(() => new(Rows), LazyThreadSafetyMode.None);

    /// <summary>
    /// The rows that can concern an agent, in the order of the feed: the agent's own, those that no agent has, and those that are shown. The
    /// others are colleagues': with many agents that is nearly every row.
    /// </summary>
    public IEnumerable<ConversationRow> RowsFor(AgentId agent, IReadOnlyCollection<ConversationId> shown) =>
        shown.Count < Rows.Count ? _index.Value.For(agent, shown).Select(position => Rows[position]) : Rows;

    private sealed class Index
    {
        private readonly Dictionary<ConversationId, int> _positions = [];
        private readonly Dictionary<AgentId, List<int>> _ofAgents = [];
        private readonly List<int> _ofNobody = [];

        public Index(IReadOnlyList<ConversationRow> rows)
        {
            for (var position = 0; position < rows.Count; position++)
            {
                var row = rows[position];
                _positions[row.Id] = position;
                Add(row.Agent, position);
                Add(row.DelegatedBy, position);
                if (row.Agent is null || row.Status is not (Received or Active or Held))
                {
                    _ofNobody.Add(position);
                }
            }
        }

        public SortedSet<int> For(AgentId agent, IEnumerable<ConversationId> shown)
        {
            var found = new SortedSet<int>(_ofNobody);
            found.UnionWith(_ofAgents.GetValueOrDefault(agent) ?? []);
            foreach (var id in shown)
            {
                if (_positions.TryGetValue(id, out var position))
                {
                    found.Add(position);
                }
            }

            return found;
        }

        private void Add(AgentId? agent, int position)
        {
            if (agent is { } known)
            {
                if (!_ofAgents.TryGetValue(known, out var positions))
                {
                    _ofAgents.Add(known, positions = []);
                }

                positions.Add(position);
            }
        }
    }
}
