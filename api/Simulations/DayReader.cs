using System.Text.Json;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Tenants;
using Actors.Simulation.Days;
using Actors.Storage;

namespace Actors.Api.Simulations;

/// <summary>Reads a day of a tenant's traffic from the journal.</summary>
internal sealed class DayReader(IEventJournal journal, IReadStore rows)
{
    private const int Page = 500;

    /// <summary>The day, up to a moment.</summary>
    /// <param name="definitions">The definitions under which it is to be played; their time zone says when the day begins.</param>
    /// <param name="date">The day.</param>
    /// <param name="now">Later than this nothing has happened yet.</param>
    /// <param name="limits">How much may be read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SimulationIsTooLargeException">There is more.</exception>
    public async Task<RecordedDay> ReadAsync(
        TenantState definitions, DateOnly date, DateTimeOffset now, SimulationLimits limits, CancellationToken cancellationToken)
    {
        var (tenant, zone) = (definitions.Tenant!.Value, TenantRules.Of(definitions.Settings).Zone);
        var (from, end) = (Midnight(zone, date), Midnight(zone, date.AddDays(1)));
        var to = end < now ? end : now;
        var rooms = new List<RecordedConversation>();
        var left = limits.Events;
        foreach (var id in await ConversationsAsync(tenant, from, to, limits, cancellationToken))
        {
            var events = await EventsAsync(StreamId.Of(tenant, id), to, left, cancellationToken);
            left -= events.Count;
            if (events.Count > 0)
            {
                rooms.Add(new(id, events));
            }
        }

        var agents = new List<RecordedAgent>();
        foreach (var agent in definitions.Agents)
        {
            agents.Add(new(agent.Id, await PresencesAsync(StreamId.Of(tenant, agent.Id), from, to, cancellationToken)));
        }

        return new(definitions, from, to, rooms, agents);
    }

    /// <summary>When a day begins; where daylight saving leaves midnight out, the first moment after it.</summary>
    internal static DateTimeOffset Midnight(TimeZoneInfo zone, DateOnly date)
    {
        var wall = date.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(wall))
        {
            wall = wall.AddMinutes(1);
        }

        return new(wall, zone.GetUtcOffset(wall));
    }

    /// <summary>What had anything in the day, and what stands open since before it.</summary>
    private async Task<HashSet<ConversationId>> ConversationsAsync(
        TenantId tenant, DateTimeOffset from, DateTimeOffset to, SimulationLimits limits, CancellationToken cancellationToken)
    {
        var ids = (await journal.StreamsBetweenAsync(tenant, StreamKind.Conversation, from, to, limits.Conversations + 1, cancellationToken))
            .Select(stream => new ConversationId(stream.Key)).ToHashSet();
        string? cursor = null;
        do
        {
            var open = new ConversationList(tenant, [.. Enum.GetValues<ConversationStatus>().Where(status => status.IsConsulting())], null, cursor, 200);
            var page = await rows.ListAsync(open, cancellationToken);
            ids.UnionWith(page.Rows.Where(row => row.RequestedAt < to).Select(row => row.Id));
            cursor = ids.Count > limits.Conversations ? throw new SimulationIsTooLargeException() : page.Next;
        }
        while (cursor is not null);
        return ids;
    }

    private async Task<List<ConversationEvent>> EventsAsync(
        StreamId stream, DateTimeOffset to, int most, CancellationToken cancellationToken)
    {
        var events = new List<ConversationEvent>();
        for (long after = 0; ;)
        {
            var page = await journal.ReadAsync(stream, after, Page, cancellationToken);
            events.AddRange(page.TakeWhile(stored => stored.At < to)
                .Select(stored => JsonSerializer.Deserialize(stored.Data.Span, DomainJson.Stored.ConversationEvent)!));
            if (events.Count > most)
            {
                throw new SimulationIsTooLargeException();
            }

            if (page.Count < Page || page[^1].At >= to)
            {
                return events;
            }

            after = page[^1].Seq;
        }
    }

    /// <summary>Back to a presence that was set before the day: what was before that no longer counts.</summary>
    private async Task<List<AgentEvent>> PresencesAsync(
        StreamId stream, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var events = new List<AgentEvent>();
        for (var before = long.MaxValue; ;)
        {
            var page = await journal.ReadBackAsync(stream, before, Page, cancellationToken);
            foreach (var stored in page.Reverse().Where(stored => stored.At < to))
            {
                var happened = JsonSerializer.Deserialize(stored.Data.Span, DomainJson.Stored.AgentEvent)!;
                events.Insert(0, happened);
                if (happened is AgentPresenceSet && happened.At < from)
                {
                    return events;
                }
            }

            if (page.Count < Page)
            {
                return events;
            }

            before = page[0].Seq;
        }
    }
}
