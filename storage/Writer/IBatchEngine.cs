namespace Actors.Storage.Writer;

/// <summary>Commits a batch as one transaction. Called by the writer's thread only.</summary>
internal interface IBatchEngine
{
    /// <summary>
    /// Commits the items, in which no stream and no operation occurs twice, and answers each in its place. Any exception but
    /// <see cref="OutcomeUnknownException"/> means that nothing of the batch was stored.
    /// </summary>
    /// <exception cref="OutcomeUnknownException">The commit was sent and not confirmed.</exception>
    /// <exception cref="StoreIsBusyException">The store cannot be reached; the batch need not be tried in parts.</exception>
    /// <exception cref="BatchCollidedException">Another process was in the way; worth trying again.</exception>
    AppendResult[] Commit(IReadOnlyList<AppendRequest> batch);
}

/// <summary>The batch was rolled back because another process wrote the same rows at the same time.</summary>
internal sealed class BatchCollidedException(string message, Exception inner) : Exception(message, inner);
