namespace Actors.Bench.Floor;

/// <summary>One message to append.</summary>
internal readonly record struct Row(string Stream, long Seq, byte[] Data);

/// <summary>A table of messages. Both references use it: the floor gives it many rows at once, the plain way one.</summary>
internal interface IRowTable : IDisposable
{
    /// <summary>Appends the rows in one transaction; returns when they are on the disk. Not for two threads at once.</summary>
    void Append(IReadOnlyList<Row> rows);
}

/// <summary>How a request gets its row onto the disk.</summary>
internal interface IRowWriter : IDisposable
{
    /// <summary>Completes after the commit.</summary>
    Task AppendAsync(Row row);
}
