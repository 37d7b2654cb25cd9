using System.Threading.Channels;

namespace Actors.Bench.Floor;

/// <summary>The floor: whatever waits is committed together by one thread; each request is answered after its commit.</summary>
internal sealed class GroupCommit : IRowWriter
{
    private const int LargestBatch = 512;

    private readonly Channel<(Row Row, TaskCompletionSource Done)> _line =
        Channel.CreateUnbounded<(Row, TaskCompletionSource)>(new() { SingleReader = true });

    private readonly Thread _thread;

    public GroupCommit(IRowTable table)
    {
        _thread = new(() => Run(table)) { IsBackground = true };
        _thread.Start();
    }

    public Task AppendAsync(Row row)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _line.Writer.TryWrite((row, done));
        return done.Task;
    }

    public void Dispose()
    {
        _line.Writer.Complete();
        _thread.Join();
    }

    private void Run(IRowTable table)
    {
        var rows = new List<Row>();
        var waiting = new List<TaskCompletionSource>();
        while (_line.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (rows.Count < LargestBatch && _line.Reader.TryRead(out var item))
            {
                rows.Add(item.Row);
                waiting.Add(item.Done);
            }

            try
            {
                table.Append(rows);
                waiting.ForEach(done => done.SetResult());
            }
            catch (Exception failure)
            {
                waiting.ForEach(done => done.SetException(failure));
            }

            rows.Clear();
            waiting.Clear();
        }
    }
}
