using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Connections;

namespace Actors.Silo.Late;

/// <summary>Reads a connection until the process was held up; what is read after that may be late, and ends the connection.</summary>
internal sealed class LateReader(PipeReader reader, HeldUp heldUp) : PipeReader
{
    private readonly int _accepted = heldUp.Accepted();

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        var reading = reader.ReadAsync(cancellationToken);
        return reading.IsCompletedSuccessfully ? new(InTime(reading.Result)) : WaitAsync(reading);
    }

    public override bool TryRead(out ReadResult result)
    {
        var isThere = reader.TryRead(out result);
        result = isThere ? InTime(result) : result;
        return isThere;
    }

    public override void AdvanceTo(SequencePosition consumed) => reader.AdvanceTo(consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => reader.AdvanceTo(consumed, examined);

    public override void CancelPendingRead() => reader.CancelPendingRead();

    public override void Complete(Exception? exception = null) => reader.Complete(exception);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ReadResult> WaitAsync(ValueTask<ReadResult> reading) => InTime(await reading);

    private ReadResult InTime(ReadResult read)
    {
        if (heldUp.Times == _accepted || read.Buffer.IsEmpty)
        {
            return read;
        }

        reader.AdvanceTo(read.Buffer.End);
        throw new ConnectionAbortedException("The process was held up; what it was sent meanwhile is not done.");
    }
}
