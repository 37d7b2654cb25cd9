using System.Collections.Concurrent;
using System.Text.Json;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Storage;

namespace Actors.Grains.Tests.Support;

/// <summary>
/// The journal with a memory: keeps what was committed, each conversation's in the order of its commits, and lets the process die on either side of a
/// commit.
/// </summary>
internal sealed class RecordingJournal(IEventJournal inner, Action<string> reached) : IEventJournal
{
    private readonly ConcurrentQueue<(ConversationId Room, ConversationEvent[] Events)> _commits = [];

    /// <summary>What was committed to conversations, one entry for each append.</summary>
    public IReadOnlyCollection<(ConversationId Room, ConversationEvent[] Events)> Commits => _commits;

    public async Task<AppendResult> AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        reached("before the commit");
        var result = await inner.AppendAsync(request, cancellationToken);
        if (result is AppendResult.Appended && request.Stream.Kind == StreamKind.Conversation)
        {
            _commits.Enqueue((new(request.Stream.Key), [.. request.Events.Select(stored =>
                JsonSerializer.Deserialize(stored.Data.Span, DomainJson.Stored.ConversationEvent)!)]));
        }

        reached("after the commit");
        return result;
    }

    public Task<StreamTail> LoadAsync(StreamId stream, CancellationToken cancellationToken) =>
        inner.LoadAsync(stream, cancellationToken);

    public Task<IReadOnlyList<StoredEvent>> ReadAsync(
        StreamId stream, long after, int limit, CancellationToken cancellationToken) =>
        inner.ReadAsync(stream, after, limit, cancellationToken);

    public Task<IReadOnlyList<StoredEvent>> ReadBackAsync(
        StreamId stream, long before, int limit, CancellationToken cancellationToken) =>
        inner.ReadBackAsync(stream, before, limit, cancellationToken);

    public Task<AppendResult.Duplicate?> FindOperationAsync(
        TenantId tenant, OperationKey operation, CancellationToken cancellationToken) =>
        inner.FindOperationAsync(tenant, operation, cancellationToken);

    public Task<IReadOnlyList<StreamId>> StreamsBetweenAsync(
        TenantId tenant, StreamKind kind, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken) =>
        inner.StreamsBetweenAsync(tenant, kind, from, to, limit, cancellationToken);

    public Task<IReadOnlyList<StreamId>> StreamsAsync(
        TenantId tenant, StreamKind kind, string afterKey, int limit, CancellationToken cancellationToken) =>
        inner.StreamsAsync(tenant, kind, afterKey, limit, cancellationToken);

    public Task<IReadOnlyDictionary<TenantId, long>> TenantsAsync(CancellationToken cancellationToken) =>
        inner.TenantsAsync(cancellationToken);

    public Task<int> ForgetOperationsAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        inner.ForgetOperationsAsync(before, cancellationToken);
}
