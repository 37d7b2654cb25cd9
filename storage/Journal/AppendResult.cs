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
    /// <param name="Seq">The number of the last event that it led to.</param>
    public sealed record Duplicate(StreamId Stream, long Seq) : AppendResult;

    /// <summary>The agent has as many places taken as the capacity allows.</summary>
    public sealed record NoPlace(AgentId Agent) : AppendResult;
}

/// <summary>The writer's line is full; nothing was stored. Try again after <see cref="RetryAfter"/>.</summary>
public sealed class StoreIsBusyException(TimeSpan retryAfter) : Exception("The writer's line is full.")
{
    /// <summary>When to try again.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}

/// <summary>
/// The store did not say whether it committed. The append may be there or not: forget what is in memory and let the caller retry with the
/// same operation id.
/// </summary>
public sealed class OutcomeUnknownException(string message, Exception inner) : Exception(message, inner);
