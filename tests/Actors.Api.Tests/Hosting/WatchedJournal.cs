using System.Collections.Concurrent;
using System.Text;
using Actors.Domain;
using Actors.Storage;

namespace Actors.Api.Tests.Hosting;

/// <summary>The journal, and a list of what was appended to it.</summary>
internal sealed class WatchedJournal(IEventJournal journal) : IEventJournal
{
    private readonly ConcurrentQueue<(StreamId Stream, string Text)> _appended = new();

    /// <summary>Which appends find the store too busy; null: none.</summary>
    public Predicate<AppendRequest>? IsBusy { get; set; }

    /// <summary>Every event that was committed, as JSON.</summary>
    public IReadOnlyList<(StreamId Stream, string Text)> Appended => [.. _appended];

    /// <summary>How many events a tenant's streams were given, but for those of consoles that come and go: they tell nothing of what was sent.</summary>
    public int CountOf(TenantId tenant) =>
        _appended.Count(one => one.Stream.Tenant == tenant && !one.Text.Contains("\"agent.con", StringComparison.Ordinal));

    public async Task<AppendResult> AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        if (IsBusy?.Invoke(request) == true)
        {
            throw new StoreIsBusyException(TimeSpan.FromSeconds(1));
        }

        var result = await journal.AppendAsync(request, cancellationToken);
        if (result is AppendResult.Appended)
        {
            foreach (var happened in request.Events)
            {
                _appended.Enqueue((request.Stream, Encoding.UTF8.GetString(happened.Data.Span)));
            }
        }

        return result;
    }

    public Task<StreamTail> LoadAsync(StreamId stream, CancellationToken cancellationToken) => journal.LoadAsync(stream, cancellationToken);

    public Task<IReadOnlyList<StoredEvent>> ReadAsync(StreamId stream, long after, int limit, CancellationToken cancellationToken) =>
        journal.ReadAsync(stream, after, limit, cancellationToken);

    public Task<IReadOnlyList<StoredEvent>> ReadBackAsync(StreamId stream, long before, int limit, CancellationToken cancellationToken) =>
        journal.ReadBackAsync(stream, before, limit, cancellationToken);

    public Task<AppendResult.Duplicate?> FindOperationAsync(TenantId tenant, OperationKey operation, CancellationToken cancellationToken) =>
        journal.FindOperationAsync(tenant, operation, cancellationToken);

    public Task<IReadOnlyList<StreamId>> StreamsAsync(
        TenantId tenant, StreamKind kind, string afterKey, int limit, CancellationToken cancellationToken) =>
        journal.StreamsAsync(tenant, kind, afterKey, limit, cancellationToken);

    public Task<IReadOnlyList<StreamId>> StreamsBetweenAsync(
        TenantId tenant, StreamKind kind, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken) =>
        journal.StreamsBetweenAsync(tenant, kind, from, to, limit, cancellationToken);

    public Task<IReadOnlyDictionary<TenantId, long>> TenantsAsync(CancellationToken cancellationToken) => journal.TenantsAsync(cancellationToken);

    public Task<int> ForgetOperationsAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        journal.ForgetOperationsAsync(before, cancellationToken);
}
