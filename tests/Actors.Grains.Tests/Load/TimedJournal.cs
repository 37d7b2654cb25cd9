using System.Collections.Concurrent;
using Actors.Domain;
using Actors.Storage;

namespace Actors.Grains.Tests.Load;

/// <summary>The journal with the ticks between which each commit to a conversation happened; many write at the same time.</summary>
internal sealed class TimedJournal(IEventJournal inner) : IEventJournal
{
    private long _tick;

    /// <summary>First and last number of the commit's events, and the ticks before and after it.</summary>
    public ConcurrentQueue<(ConversationId Room, long First, long Last, long Began, long Ended)> Commits { get; } = [];

    public async Task<AppendResult> AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        var began = Interlocked.Increment(ref _tick);
        var result = await inner.AppendAsync(request, cancellationToken);
        if (result is AppendResult.Appended && request.Stream.Kind == StreamKind.Conversation)
        {
            Commits.Enqueue((
                new(request.Stream.Key), request.ExpectedSeq + 1, request.ExpectedSeq + request.Events.Length, began, Interlocked.Increment(ref _tick)));
        }

        return result;
    }

    public Task<StreamTail> LoadAsync(StreamId stream, CancellationToken cancellationToken) => inner.LoadAsync(stream, cancellationToken);

    public Task<IReadOnlyList<StoredEvent>> ReadAsync(StreamId stream, long after, int limit, CancellationToken cancellationToken) =>
        inner.ReadAsync(stream, after, limit, cancellationToken);

    public Task<IReadOnlyList<StoredEvent>> ReadBackAsync(StreamId stream, long before, int limit, CancellationToken cancellationToken) =>
        inner.ReadBackAsync(stream, before, limit, cancellationToken);

    public Task<AppendResult.Duplicate?> FindOperationAsync(TenantId tenant, OperationKey operation, CancellationToken cancellationToken) =>
        inner.FindOperationAsync(tenant, operation, cancellationToken);

    public Task<IReadOnlyList<StreamId>> StreamsAsync(
        TenantId tenant, StreamKind kind, string afterKey, int limit, CancellationToken cancellationToken) =>
        inner.StreamsAsync(tenant, kind, afterKey, limit, cancellationToken);

    public Task<IReadOnlyList<StreamId>> StreamsBetweenAsync(
        TenantId tenant, StreamKind kind, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken) =>
        inner.StreamsBetweenAsync(tenant, kind, from, to, limit, cancellationToken);

    public Task<IReadOnlyDictionary<TenantId, long>> TenantsAsync(CancellationToken cancellationToken) => inner.TenantsAsync(cancellationToken);

    public Task<int> ForgetOperationsAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        inner.ForgetOperationsAsync(before, cancellationToken);
}
