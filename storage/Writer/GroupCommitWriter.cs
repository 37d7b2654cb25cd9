using System.Diagnostics;
using System.Threading.Channels;
using Actors.Storage.Telemetry;
using Microsoft.Extensions.Logging;

namespace Actors.Storage.Writer;

/// <summary>
/// The one writer of a process. It gathers the appends of all callers and commits them as one transaction, so that the price of
/// a durable commit is shared; each caller gets an answer of its own after the commit.
/// <para>Concurrency: one thread of its own, which blocks in the engine; callers wait on tasks. While a batch commits, the next one gathers.</para>
/// <para>Failure: a batch that throws before its commit is rolled back and tried in halves, until the item that throws is alone and its caller gets
/// the exception. A commit without an answer is unknown for every caller of the batch.</para>
/// <para>Stopping: whoever is in the line is served, whoever comes later is refused.</para>
/// </summary>
internal sealed partial class GroupCommitWriter : IAsyncDisposable
{
    /// <summary>How often an item that collides with another process is tried before its caller is told to come again.</summary>
    private const int MostCollisions = 5;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly Channel<LineItem> _line;
    private readonly BatchGatherer _gatherer;
    private readonly IBatchEngine _engine;
    private readonly ILogger _logger;
    private readonly StoreInstruments _instruments;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public GroupCommitWriter(IBatchEngine engine, StorageOptions options, ILogger logger, StoreInstruments instruments)
    {
        _line = Channel.CreateBounded<LineItem>(
            new BoundedChannelOptions(options.LongestLine) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
        _gatherer = new(_line.Reader, options.LargestBatch);
        _engine = engine;
        _logger = logger;
        _instruments = instruments;
        _instruments.Watch(() => _line.Reader.Count);
        new Thread(Run) { IsBackground = true, Name = "Actors store writer" }.Start();
    }

    /// <summary>Stores one item. Cancelling stops the waiting, not the append.</summary>
    public Task<AppendResult> AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        AppendGuard.Check(request);
        var item = new WaitingAppend(request, _instruments);
        Enter(item, cancellationToken);
        return Activity.Current is not null && StoreInstruments.Source.HasListeners()
            ? TracedAsync(item, cancellationToken)
            : item.Answer.WaitAsync(cancellationToken);
    }

    /// <summary>Runs something between two batches.</summary>
    public Task<T> RunAsync<T>(Func<T> job, CancellationToken cancellationToken)
    {
        var item = new WaitingJob<T>(job);
        Enter(item, cancellationToken);
        return item.Answer.WaitAsync(cancellationToken);
    }

    /// <summary>Closes the line and serves whoever is in it.</summary>
    public async ValueTask DisposeAsync()
    {
        _line.Writer.TryComplete();
        await _stopped.Task;
    }

    /// <summary>A span of whoever waits; what nobody traces gets none of its own.</summary>
    private static async Task<AppendResult> TracedAsync(WaitingAppend item, CancellationToken cancellationToken)
    {
        using var span = StoreInstruments.Source.StartActivity("append");
        return await item.Answer.WaitAsync(cancellationToken);
    }

    private void Enter(LineItem item, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!_line.Writer.TryWrite(item))
        {
            throw _line.Reader.Completion.IsCompleted
                ? new StoreIsBusyException(RetryAfter, "The store is closed.")
                : new StoreIsBusyException(RetryAfter);
        }
    }

    private void Run()
    {
        try
        {
            while (_gatherer.Gather())
            {
                foreach (var job in _gatherer.Jobs)
                {
                    job.Run();
                }

                if (_gatherer.Appends.Count > 0)
                {
                    Commit(_gatherer.Appends, collisions: 0);
                }
            }
        }
        finally
        {
            _stopped.SetResult();
        }
    }

    private void Commit(List<WaitingAppend> batch, int collisions)
    {
        AppendResult[] answers;
        var began = Stopwatch.GetTimestamp();
        try
        {
            answers = _engine.Commit(batch.ConvertAll(item => item.Request));
        }
        catch (OutcomeUnknownException exception)
        {
            Log.Unknown(_logger, batch.Count, exception);
            batch.ForEach(item => item.Fail(new OutcomeUnknownException(exception.Message, exception)));
            return;
        }
        catch (StoreIsBusyException exception)
        {
            Log.Unreachable(_logger, batch.Count, exception);
            batch.ForEach(item => item.Fail(new StoreIsBusyException(exception.RetryAfter, exception.Message, exception)));
            return;
        }
        catch (BatchCollidedException exception)
        {
            Log.Collided(_logger, batch.Count, exception);
            TryAgain(batch, collisions + 1, exception);
            return;
        }
        catch (Exception exception)
        {
            Isolate(batch, exception);
            return;
        }

        _instruments.Committed(began, batch.Count);
        for (var i = 0; i < answers.Length; i++)
        {
            batch[i].Succeed(answers[i]);
        }
    }

    /// <summary>The second time the checks see what the other process wrote; if it is still in the way, only its part waits.</summary>
    private void TryAgain(List<WaitingAppend> batch, int collisions, BatchCollidedException exception)
    {
        if (collisions > 1 && batch.Count > 1)
        {
            Halve(batch, half => Commit(half, collisions));
        }
        else if (collisions < MostCollisions)
        {
            Commit(batch, collisions);
        }
        else
        {
            batch.ForEach(item => item.Fail(new StoreIsBusyException(RetryAfter, exception.Message, exception)));
        }
    }

    private void Isolate(List<WaitingAppend> batch, Exception exception)
    {
        if (batch.Count > 1)
        {
            Log.Halved(_logger, batch.Count, exception);
            Halve(batch, half => Commit(half, collisions: 0));
        }
        else
        {
            Log.Poisonous(_logger, batch[0].Request.Stream, exception);
            batch[0].Fail(exception);
        }
    }

    private static void Halve(List<WaitingAppend> batch, Action<List<WaitingAppend>> half)
    {
        var middle = batch.Count / 2;
        half(batch.GetRange(0, middle));
        half(batch.GetRange(middle, batch.Count - middle));
    }
}
