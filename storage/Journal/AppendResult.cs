using Actors.Domain;

namespace Actors.Storage;

/// <summary>What became of one item. Every answer but <see cref="Appended"/> means that nothing of it was stored.</summary>
public abstract record AppendResult
{
    private AppendResult()
    {
    }

    /// <summary>Durable.</summary>
    /// <param name="Seq">The number of the last event.</param>
    public sealed record Appended(long Seq) : AppendResult;

    /// <summary>Another activation wrote to the stream: forget what is in memory, load again, let the caller retry.</summary>
    public sealed record Conflict : AppendResult;

    /// <summary>The operation was done before.</summary>
    /// <param name="Stream">By which stream.</param>
    /// <param name="Seq">The number of its last event: <see cref="AppendRequest.OwnSeq"/>.</param>
    public sealed record Duplicate(StreamId Stream, long Seq) : AppendResult;

    /// <summary>The agent has as many places taken as the capacity allows.</summary>
    public sealed record NoPlace(AgentId Agent) : AppendResult;
}
