using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Actors.Channels.Webhooks;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Webhooks;
using Actors.Storage;

namespace Actors.Grains.Webhooks;

/// <summary>
/// Reads what happened into what is sent. The feed says which conversations changed, each conversation's own journal says what happened there; how far
/// both were read is stored with what they led to, so that a crash repeats a little and loses nothing.
/// </summary>
internal sealed class WebhookReader(IWebhookStore store, IEventJournal journal, IReadStore rows, GrainClock clock)
{
    private const int ConversationsAtOnce = 100, PagesInPass = 20, Page = 500, AgentLost = 16;

    /// <summary>Past so many that wait, the journal keeps the rest.</summary>
    private const int MostPending = 10_000;

    /// <summary>Reads on; returns the cursor, which is moved.</summary>
    public async Task<WebhookCursor> ReadAsync(
        TenantId tenant, WebhookDefinition endpoint, WebhookCursor cursor, WebhookMemory memory, CancellationToken cancellationToken)
    {
        for (var page = 0; page < PagesInPass && await store.PendingAsync(tenant, endpoint.Id, cancellationToken) < MostPending; page++)
        {
            var changes = await rows.ChangesAsync(tenant, cursor.Position, ConversationsAtOnce, cancellationToken);
            foreach (var row in changes.Rows)
            {
                await ReadAsync(tenant, endpoint, row, cancellationToken);
            }

            if (changes.Position != cursor.Position)
            {
                cursor = cursor with { Position = changes.Position };
                await store.MoveAsync(tenant, endpoint.Id, cursor, cancellationToken);
            }

            if (!changes.More)
            {
                break;
            }
        }

        if (endpoint.Wants(WebhookTypes.PresenceChanged))
        {
            await ReadAgentsAsync(tenant, endpoint, memory, cancellationToken);
        }

        return cursor;
    }

    private async Task ReadAsync(TenantId tenant, WebhookDefinition endpoint, ConversationRow row, CancellationToken cancellationToken)
    {
        var stream = StreamId.Of(tenant, row.Id);
        var lane = await LaneAsync(endpoint, stream, cancellationToken);
        var call = (AgentCall)lane.Memo;
        await ReadAsync(endpoint, stream, lane, stored =>
        {
            var happened = JsonSerializer.Deserialize(stored.Data.Span, DomainJson.Stored.ConversationEvent)!;
            (call, var told) = WebhookTranslation.Of(call, stored.Seq, happened);
            return ((int)call, told.Select(each => (each, WebhookPayload.Write(tenant, each, row))));
        }, cancellationToken);
    }

    private async Task ReadAgentsAsync(TenantId tenant, WebhookDefinition endpoint, WebhookMemory memory, CancellationToken cancellationToken)
    {
        foreach (var row in await rows.PresencesAsync(tenant, cancellationToken))
        {
            if (memory.Agents.GetValueOrDefault(row.Agent) == row.Seq)
            {
                continue;
            }

            var stream = StreamId.Of(tenant, row.Agent);
            var lane = await LaneAsync(endpoint, stream, cancellationToken);
            var known = ((Presence)(lane.Memo & (AgentLost - 1)), (lane.Memo & AgentLost) != 0);
            await ReadAsync(endpoint, stream, lane, stored =>
            {
                var happened = JsonSerializer.Deserialize(stored.Data.Span, DomainJson.Stored.AgentEvent)!;
                (known, var told) = WebhookTranslation.Of(row.Agent, known, stored.Seq, happened);
                return ((int)known.Item1 | (known.Item2 ? AgentLost : 0),
                    told is null ? [] : [(told, WebhookPayload.Write(tenant, told, null))]);
            }, cancellationToken);
            memory.Agents[row.Agent] = row.Seq;
        }
    }

    private async Task ReadAsync(
        WebhookDefinition endpoint, StreamId stream, WebhookLane lane,
        Func<StoredEvent, (int Memo, IEnumerable<(WebhookEvent Told, byte[] Body)> Told)> translate, CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredEvent> events;
        do
        {
            events = await journal.ReadAsync(stream, lane.Seq, Page, cancellationToken);
            if (events.Count == 0)
            {
                return;
            }

            var deliveries = new List<WebhookDelivery>();
            foreach (var stored in events)
            {
                var (memo, told) = translate(stored);
                lane = new(stored.Seq, memo);
                deliveries.AddRange(told.Select((each, part) => (each, part))
                    .Where(one => one.each.Told.At >= endpoint.Since && endpoint.Wants(one.each.Told.Type))
                    .Select(one => new WebhookDelivery(
                        endpoint.Id, stream, stored.Seq, one.part, IdOf(endpoint.Id, stream, stored.Seq, one.part), one.each.Told.Type,
                        one.each.Told.At, one.each.Body)));
            }

            await store.AddAsync(stream.Tenant, endpoint.Id, stream, lane, deliveries, clock.Now, cancellationToken);
        }
        while (events.Count == Page);
    }

    private async Task<WebhookLane> LaneAsync(WebhookDefinition endpoint, StreamId stream, CancellationToken cancellationToken) =>
        (await store.LanesAsync(stream.Tenant, endpoint.Id, [stream], cancellationToken)).GetValueOrDefault(stream) ?? new(0, 0);

    /// <summary>The same event has the same id for an endpoint, however often it is read.</summary>
    private static string IdOf(WebhookId endpoint, StreamId stream, long seq, int part) => "msg_" + Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{stream.Tenant}/{endpoint}/{(int)stream.Kind}/{stream.Key}/{seq}/{part}")))[..32];
}
