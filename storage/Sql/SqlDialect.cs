namespace Actors.Storage.Sql;

/// <summary>What an engine calls things, and the few statements that only one of them needs. Everything else is written once.</summary>
internal sealed record SqlDialect
{
    /// <summary>The engine; also the ending of the migrations that are its own.</summary>
    public required string Name { get; init; }

    /// <summary>A text column ordered by its bytes.</summary>
    public required string Text { get; init; }

    /// <summary>A column of bytes.</summary>
    public required string Bytes { get; init; }

    /// <summary>After a table whose key is its order on disk.</summary>
    public string Clustered { get; init; } = "";

    /// <summary>After a table whose rows are rewritten all the time.</summary>
    public string Churned { get; init; } = "";

    /// <summary>Keeps two processes from migrating at once.</summary>
    public string LockSchema { get; init; } = "";

    /// <summary>Keeps appends out of a transaction that rebuilds rows.</summary>
    public string LockJournal { get; init; } = "";

    /// <summary>After a condition on the feed: leaves out positions before which another may still commit.</summary>
    public string SettledChanges { get; init; } = "";

    /// <summary>After a SELECT: locks what it finds and leaves out what others have locked.</summary>
    public string SkipLocked { get; init; } = "";

    /// <summary>The engine's own name for a row's place.</summary>
    public required string RowId { get; init; }

    /// <summary>Statements that put right what a restored store has of the time of its backup, in their order.</summary>
    public IReadOnlyList<string> AfterRestore { get; init; } = [];

    /// <summary>The table in which the feed is kept.</summary>
    public string FeedTable { get; init; } = "feed";

    /// <summary>The expression for the number of this transaction in the feed, for rows that are not written by the writer.</summary>
    public required string FeedTransaction { get; init; }
}
