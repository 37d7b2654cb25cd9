using Actors.Api.Conversations;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Storage;
using Microsoft.Extensions.Logging;

namespace Actors.Api.Consoles;

/// <summary>
/// Reads a tenant's feed for all consoles of this node: at once when something was published, at most 4 times a second, and every 3 s in any
/// case, so that a lost hint costs 3 s and never a row.
/// </summary>
internal sealed partial class FeedPump : IDisposable
{
    private const int RowsAtOnce = 500;

    private static readonly TimeSpan Fastest = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Slowest = TimeSpan.FromSeconds(3);

    private readonly TenantId _tenant;
    private readonly Func<FeedStep, Task> _push;
    private readonly IReadStore _rows;
    private readonly TabCounting _counting;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly IDisposable _listening;
    private readonly SemaphoreSlim _hint = new(0, 1);
    private readonly CancellationTokenSource _stop = new();

    public FeedPump(
        TenantId tenant, Func<FeedStep, Task> push, IReadStore rows, TabCounting counting, ConversationListeners listeners, TimeProvider time,
        ILogger logger)
    {
        (_tenant, _push, _rows, _counting, _time, _logger) = (tenant, push, rows, counting, time, logger);
        _listening = listeners.OnTenant(tenant, _ => Hint());
        _ = Task.Run(RunAsync);
    }

    public void Dispose()
    {
        _listening.Dispose();
        _stop.Cancel();
    }

    private void Hint()
    {
        if (_hint.CurrentCount == 0)
        {
            try
            {
                _hint.Release();
            }
            catch (SemaphoreFullException)
            {
                // Another change hinted at the same moment.
            }
        }
    }

    private async Task RunAsync()
    {
        FeedPosition? position = null;
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                position ??= await _rows.HeadAsync(_tenant, _stop.Token);
                await _hint.WaitAsync(Slowest, _stop.Token);
                position = await StepAsync(position.Value);
                await Task.Delay(Fastest, _time, _stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception failure)
            {
                Log.StepFailed(_logger, _tenant, failure);
                await Task.Delay(Slowest, _time, CancellationToken.None);
            }
        }
    }

    private async Task<FeedPosition> StepAsync(FeedPosition from)
    {
        FeedPage page;
        do
        {
            page = await _rows.ChangesAsync(_tenant, from, RowsAtOnce, _stop.Token);
            var counts = page.Rows.Count > 0 ? await _counting.ReadAsync(_tenant, _stop.Token) : TabCounts.None;
            await _push(new(from, page.Position, page.Rows, counts));
            from = page.Position;
        }
        while (page.More);

        return from;
    }

    // Event ids 3100 to 3199.
    private static partial class Log
    {
        [LoggerMessage(3100, LogLevel.Warning, "The feed of {Tenant} could not be read; it is tried again in 3 s.")]
        public static partial void StepFailed(ILogger logger, TenantId tenant, Exception exception);
    }
}
