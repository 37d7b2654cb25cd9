namespace Actors.Storage;

/// <summary>
/// Nothing was stored: the writer's line is full, or the store cannot be reached. Try again after <see cref="RetryAfter"/>.
/// </summary>
public sealed class StoreIsBusyException(TimeSpan retryAfter, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The writer's line is full.</summary>
    public StoreIsBusyException(TimeSpan retryAfter) : this(retryAfter, "The writer's line is full.")
    {
    }

    /// <summary>When to try again.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}

/// <summary>
/// The store did not say whether it committed. The append may be there or not: forget what is in memory and let the caller retry with the
/// same operation id.
/// </summary>
public sealed class OutcomeUnknownException(string message, Exception inner) : Exception(message, inner);

/// <summary>The store was written by a newer program than this one; nothing was touched.</summary>
public sealed class StoreIsNewerException(int stored, int known) : Exception(
    $"The store has schema {stored}, this program knows {known}: start the newer program, or restore the copy made before it.")
{
    /// <summary>The schema of the store.</summary>
    public int Stored { get; } = stored;

    /// <summary>The newest schema that this program knows.</summary>
    public int Known { get; } = known;
}

/// <summary>Another process has the store, and it bears one at a time: an SQLite file always, a PostgreSQL database where the runtime is one process.</summary>
public sealed class StoreIsInUseException : Exception
{
    private StoreIsInUseException(string message, Exception inner) : base(message, inner)
    {
    }

    /// <summary>The file of an SQLite database.</summary>
    public static StoreIsInUseException OfFile(string path, Exception inner) => new(
        $"'{path}' is in use by another process. SQLite serves one process at a time: stop the other, or use PostgreSQL.", inner);

    /// <summary>A PostgreSQL database.</summary>
    public static StoreIsInUseException OfDatabase(string name, Exception inner) => new(
        $"Database '{name}' is in use by another process, and one of the two runs alone: stop the other, or build both for a cluster.", inner);
}
