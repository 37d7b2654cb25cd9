namespace Actors.Storage;

/// <summary>What must be tried again, even after a crash: the <c>next_due</c> column of conversations and agents.</summary>
public interface IDueStore
{
    /// <summary>
    /// Claims streams whose <c>next_due</c> has passed, most overdue first, and moves it to <paramref name="until"/>, so that no other
    /// process claims them before. Committed before it returns. The next append of a stream sets its own <c>next_due</c>.
    /// </summary>
    Task<IReadOnlyList<StreamId>> ClaimAsync(
        DateTimeOffset now, DateTimeOffset until, int limit, CancellationToken cancellationToken);
}
