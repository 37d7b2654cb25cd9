using Actors.Domain;
using Actors.Domain.Usage;
using Actors.Storage;

namespace Actors.Api.Usage;

/// <summary>Counts for a person who waits: two at once in a process, ten seconds each.</summary>
internal sealed class UsageCounts(UsageReader usage, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _running = new(2);

    /// <summary>How many rooms of a period count, and whether all were looked into; null where others are counting.</summary>
    public async Task<(int Count, bool Complete)?> CountAsync(
        TenantId tenant, UsagePeriod period, Func<IReadOnlyCollection<NumberedEvent>, UsagePeriod, bool> counts, CancellationToken cancellationToken)
    {
        if (!await _running.WaitAsync(0, cancellationToken))
        {
            return null;
        }

        using var budget = new CancellationTokenSource(Budget, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        var found = new HashSet<ConversationId>();
        try
        {
            var complete = await usage.AddRoomsAsync(tenant, period, period.From, counts, found, int.MaxValue, either.Token);
            return (found.Count, complete);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (found.Count, false);
        }
        finally
        {
            _running.Release();
        }
    }

    public void Dispose() => _running.Dispose();
}
