using Actors.Domain;
using Actors.Storage.Values;

namespace Actors.Storage.InMemory;

/// <summary>The journal of the model.</summary>
internal sealed class InMemoryJournal(InMemoryTables tables) : IEventJournal
{
    public Task<AppendResult> AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        AppendGuard.Check(request);
        cancellationToken.ThrowIfCancellationRequested();
        lock (tables.Gate)
        {
            return Task.FromResult(Append(request));
        }
    }

    public Task<StreamTail> LoadAsync(StreamId stream, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            var (seq, state) = tables.Snapshots.GetValueOrDefault(stream);
            return Task.FromResult(new StreamTail(seq, state, [.. Events(stream).Where(stored => stored.Seq > seq)]));
        }
    }

    public Task<IReadOnlyList<StoredEvent>> ReadAsync(
        StreamId stream, long after, int limit, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            return List(Events(stream).Where(stored => stored.Seq > after).Take(limit));
        }
    }

    public Task<IReadOnlyList<StoredEvent>> ReadBackAsync(
        StreamId stream, long before, int limit, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            return List(Events(stream).Where(stored => stored.Seq < before).TakeLast(limit));
        }
    }

    public Task<AppendResult.Duplicate?> FindOperationAsync(
        TenantId tenant, OperationKey operation, CancellationToken cancellationToken)
    {
        StoredText.Check(operation.Scope, "operation");
        StoredText.Check(operation.Id, "operation");
        lock (tables.Gate)
        {
            return Task.FromResult<AppendResult.Duplicate?>(tables.Operations.GetValueOrDefault((tenant, operation)).Done);
        }
    }

    public Task<IReadOnlyList<StreamId>> StreamsBetweenAsync(
        TenantId tenant, StreamKind kind, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            var (first, end) = (StoredTime.Cut(from), StoredTime.Cut(to));
            return List(tables.Journal
                .Where(stream => stream.Key.Tenant == tenant && stream.Key.Kind == kind)
                .Where(stream => stream.Value.Any(stored => stored.At >= first && stored.At < end))
                .Select(stream => stream.Key)
                .OrderBy(stream => stream.Key, StringComparer.Ordinal)
                .Take(limit));
        }
    }

    public Task<IReadOnlyList<StreamId>> StreamsAsync(
        TenantId tenant, StreamKind kind, string afterKey, int limit, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            return List(tables.Journal.Keys
                .Where(stream => stream.Tenant == tenant && stream.Kind == kind)
                .Where(stream => string.CompareOrdinal(stream.Key, afterKey) > 0)
                .OrderBy(stream => stream.Key, StringComparer.Ordinal)
                .Take(limit));
        }
    }

    public Task<IReadOnlyDictionary<TenantId, long>> TenantsAsync(CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            return Task.FromResult<IReadOnlyDictionary<TenantId, long>>(tables.Journal
                .Where(stream => stream.Key.Kind == StreamKind.Tenant)
                .ToDictionary(stream => stream.Key.Tenant, stream => (long)stream.Value.Count));
        }
    }

    public Task<int> ForgetOperationsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            var old = tables.Operations.Where(operation => operation.Value.At < StoredTime.Cut(before)).ToList();
            old.ForEach(operation => tables.Operations.Remove(operation.Key));
            return Task.FromResult(old.Count);
        }
    }

    private static Task<IReadOnlyList<T>> List<T>(IEnumerable<T> items) => Task.FromResult<IReadOnlyList<T>>([.. items]);

    private List<StoredEvent> Events(StreamId stream) => tables.Journal.GetValueOrDefault(stream) ?? [];

    private AppendResult Append(AppendRequest request)
    {
        var (tenant, conversation) = (request.Stream.Tenant, new ConversationId(request.Stream.Key));
        if (request.Operation is { } key && tables.Operations.TryGetValue((tenant, key), out var before))
        {
            return before.Done;
        }

        var events = Events(request.Stream);
        if (events.Count != request.ExpectedSeq)
        {
            return new AppendResult.Conflict();
        }

        if (request.Places?.Taken is { } taken && !tables.Take(tenant, taken, conversation, request.Capacity))
        {
            return new AppendResult.NoPlace(taken);
        }

        if (request.Places?.Released is { } released)
        {
            tables.Release(tenant, released, conversation);
        }

        tables.Journal[request.Stream] = events;
        events.AddRange(request.Events.Select((happened, index) => new StoredEvent(
            request.ExpectedSeq + index + 1, happened.Name, happened.Data.ToArray(), StoredTime.Cut(happened.At))));
        Write(request, events[^1]);
        return new AppendResult.Appended(events[^1].Seq);
    }

    private void Write(AppendRequest request, StoredEvent last)
    {
        if (request.Operation is { } operation)
        {
            tables.Operations[(request.Stream.Tenant, operation)] = (new(request.Stream, request.OwnSeq), last.At);
        }

        if (!request.Snapshot.IsEmpty)
        {
            tables.Snapshots[request.Stream] = (last.Seq, request.Snapshot.ToArray());
        }

        if (request.Row is { } row)
        {
            tables.Write(row);
        }

        foreach (var ticket in request.Tickets)
        {
            tables.Tickets[(ticket.Tenant, ticket.Id)] = ticket.Stored();
        }

        if (request.Presence is { } presence)
        {
            tables.Presences[(presence.Tenant, presence.Agent)] = presence.Stored();
        }
    }
}
