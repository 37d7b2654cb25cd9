using Actors.Domain;
using Actors.Domain.Webhooks;
using Actors.Storage.InMemory;
using Actors.Storage.Values;

namespace Actors.Storage.Webhooks;

/// <summary>Webhooks of the model.</summary>
internal sealed class InMemoryWebhookStore(InMemoryTables tables) : IWebhookStore
{
    private readonly Dictionary<(TenantId, WebhookId), WebhookCursor> _cursors = [];
    private readonly Dictionary<(WebhookId, StreamId), WebhookLane> _lanes = [];
    private readonly Dictionary<(TenantId, WebhookId, string Id), (WebhookDelivery Delivery, List<WebhookAttempt> Attempts)> _deliveries = [];

    public Task<WebhookCursor?> CursorAsync(TenantId tenant, WebhookId endpoint, CancellationToken cancellationToken) =>
        Locked(() => _cursors.GetValueOrDefault((tenant, endpoint)));

    public Task MoveAsync(TenantId tenant, WebhookId endpoint, WebhookCursor cursor, CancellationToken cancellationToken) =>
        Locked(() => _cursors[(tenant, endpoint)] = cursor with { QuietUntil = StoredTime.Cut(cursor.QuietUntil) });

    public Task<IReadOnlyDictionary<StreamId, WebhookLane>> LanesAsync(
        TenantId tenant, WebhookId endpoint, IReadOnlyCollection<StreamId> streams, CancellationToken cancellationToken) =>
        Locked<IReadOnlyDictionary<StreamId, WebhookLane>>(() => streams
            .Where(stream => _lanes.ContainsKey((endpoint, stream))).ToDictionary(stream => stream, stream => _lanes[(endpoint, stream)]));

    public Task AddAsync(
        TenantId tenant, WebhookId endpoint, StreamId stream, WebhookLane lane, IReadOnlyList<WebhookDelivery> deliveries, DateTimeOffset now,
        CancellationToken cancellationToken) => Locked(() =>
        {
            foreach (var each in deliveries)
            {
                var stored = each with
                {
                    At = StoredTime.Cut(each.At),
                    State = WebhookState.Pending,
                    Attempts = 0,
                    DoneAt = null,
                    NextAt = Waiting(tenant, endpoint, stream).Any() ? null : StoredTime.Cut(now),
                };
                _deliveries.TryAdd((tenant, endpoint, each.Id), (stored, []));
            }

            return _lanes[(endpoint, stream)] = lane;
        });

    public Task<IReadOnlyList<WebhookDelivery>> DueAsync(
        TenantId tenant, WebhookId endpoint, DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<WebhookDelivery>>(() => [
            .. Mine(tenant, endpoint).Where(each => each.NextAt <= now).OrderBy(each => each.NextAt).ThenBy(each => each.Stream.Kind)
                .ThenBy(each => each.Stream.Key, StringComparer.Ordinal).ThenBy(each => each.Seq).ThenBy(each => each.Part).Take(limit)]);

    public Task<int> PendingAsync(TenantId tenant, WebhookId endpoint, CancellationToken cancellationToken) =>
        Locked(() => Mine(tenant, endpoint).Count(each => each.State == WebhookState.Pending));

    public Task RecordAsync(
        TenantId tenant, WebhookDelivery delivery, WebhookAttempt attempt, WebhookState state, DateTimeOffset? nextAt,
        CancellationToken cancellationToken) => Locked(() =>
        {
            var key = (tenant, delivery.Endpoint, delivery.Id);
            var (stored, attempts) = _deliveries[key];
            var ended = StoredTime.Cut(attempt.At + attempt.Took);
            attempts.Add(attempt with { At = StoredTime.Cut(attempt.At) });
            _deliveries[key] = (stored with
            {
                State = state,
                Attempts = stored.Attempts + 1,
                NextAt = StoredTime.Cut(nextAt),
                DoneAt = state == WebhookState.Pending ? null : ended,
            }, attempts);
            return state == WebhookState.Pending || Follow(tenant, delivery.Endpoint, delivery.Stream, ended);
        });

    public Task<IReadOnlyList<WebhookDelivery>> LogAsync(
        TenantId tenant, WebhookId endpoint, WebhookState? state, string? before, int limit, CancellationToken cancellationToken)
    {
        var (at, id) = WebhookLogCursor.Parse(before);
        return Locked<IReadOnlyList<WebhookDelivery>>(() => [
            .. Mine(tenant, endpoint).Where(each => state is null || each.State == state)
                .Where(each => StoredTime.Micros(each.At) is var micros && (micros < at || (micros == at && string.CompareOrdinal(each.Id, id) < 0)))
                .OrderByDescending(each => each.At).ThenByDescending(each => each.Id, StringComparer.Ordinal).Take(limit)]);
    }

    public Task<(WebhookDelivery Delivery, IReadOnlyList<WebhookAttempt> Attempts)?> FindAsync(
        TenantId tenant, WebhookId endpoint, string id, CancellationToken cancellationToken) =>
        Locked<(WebhookDelivery, IReadOnlyList<WebhookAttempt>)?>(() =>
            _deliveries.TryGetValue((tenant, endpoint, id), out var found) ? (found.Delivery, [.. found.Attempts]) : null);

    public Task<int> RedeliverAsync(TenantId tenant, WebhookId endpoint, string? id, DateTimeOffset now, CancellationToken cancellationToken) =>
        Locked(() =>
        {
            var again = Mine(tenant, endpoint).Where(each => id is null ? each.State == WebhookState.GivenUp : each.Id == id).ToList();
            again.ForEach(each => Put(tenant, each with { State = WebhookState.Pending, Attempts = 0, NextAt = StoredTime.Cut(now), DoneAt = null }));
            return again.Count;
        });

    public Task HealAsync(TenantId tenant, WebhookId endpoint, DateTimeOffset now, CancellationToken cancellationToken) => Locked(() =>
    {
        var stuck = Mine(tenant, endpoint).Where(each => each.State == WebhookState.Pending).GroupBy(each => each.Stream)
            .Where(lane => lane.All(each => each.NextAt is null)).Select(lane => lane.Key).ToList();
        return stuck.Count(stream => Follow(tenant, endpoint, stream, now));
    });

    public Task DropAsync(TenantId tenant, WebhookId endpoint, CancellationToken cancellationToken) => Locked(() =>
    {
        Mine(tenant, endpoint).ToList().ForEach(each => _deliveries.Remove((tenant, endpoint, each.Id)));
        _lanes.Keys.Where(lane => lane.Item1 == endpoint && lane.Item2.Tenant == tenant).ToList().ForEach(lane => _lanes.Remove(lane));
        return _cursors.Remove((tenant, endpoint));
    });

    public Task<int> ForgetDoneAsync(DateTimeOffset before, CancellationToken cancellationToken) => Locked(() =>
        _deliveries.Where(each => each.Value.Delivery.DoneAt < before).Select(each => each.Key).ToList().Count(_deliveries.Remove));

    private bool Follow(TenantId tenant, WebhookId endpoint, StreamId stream, DateTimeOffset now)
    {
        var first = Waiting(tenant, endpoint, stream).OrderBy(each => each.Seq).ThenBy(each => each.Part).FirstOrDefault();
        if (first is not { NextAt: null })
        {
            return false;
        }

        Put(tenant, first with { NextAt = StoredTime.Cut(now) });
        return true;
    }

    private void Put(TenantId tenant, WebhookDelivery delivery)
    {
        var key = (tenant, delivery.Endpoint, delivery.Id);
        _deliveries[key] = (delivery, _deliveries[key].Attempts);
    }

    private IEnumerable<WebhookDelivery> Waiting(TenantId tenant, WebhookId endpoint, StreamId stream) =>
        Mine(tenant, endpoint).Where(each => each.State == WebhookState.Pending && each.Stream == stream);

    private IEnumerable<WebhookDelivery> Mine(TenantId tenant, WebhookId endpoint) =>
        _deliveries.Where(each => each.Key.Item1 == tenant && each.Key.Item2 == endpoint).Select(each => each.Value.Delivery);

    private Task<T> Locked<T>(Func<T> deed)
    {
        lock (tables.Gate)
        {
            return Task.FromResult(deed());
        }
    }
}
