using System.Text;
using Actors.Storage.Sql;

namespace Actors.Storage;

/// <summary>What must be done with a store that was restored from a backup, before anybody serves from it.</summary>
public sealed class StoreRestore
{
    private const string Name = "store";
    private const string Key = "epoch";

    private readonly ISqlEngine? _engine;
    private readonly IGrainStateStore _states;

    internal StoreRestore(ISqlEngine? engine, IGrainStateStore states) => (_engine, _states) = (engine, states);

    /// <summary>
    /// Begins an epoch, so that cursors of before are refused; forgets the nodes and consoles that there were when the backup was made; and, on a
    /// PostgreSQL server whose transactions have lower numbers than the positions in the feed, numbers these anew, or nobody would see them.
    /// </summary>
    /// <param name="epoch">A name that no epoch of this store ever had; letters and digits.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task DoneAsync(string epoch, CancellationToken cancellationToken)
    {
        if (_engine is { } engine)
        {
            await engine.WriteAsync(
                async session =>
                {
                    foreach (var statement in (string[])[.. engine.Dialect.AfterRestore, "DELETE FROM consoles", "DELETE FROM nodes"])
                    {
                        await session.ExecuteAsync(statement, cancellationToken);
                    }

                    return true;
                },
                cancellationToken);
        }

        // Last: who is interrupted begins again, and until then has the epoch of before.
        var before = await _states.ReadAsync(Name, Key, cancellationToken);
        _ = await _states.WriteAsync(Name, Key, Encoding.UTF8.GetBytes(epoch), before?.ETag, cancellationToken)
            ?? throw new InvalidOperationException("Somebody else began an epoch in this moment.");
    }

    /// <summary>The epoch in force.</summary>
    internal async Task<StoreEpoch> EpochAsync(CancellationToken cancellationToken) =>
        new(await _states.ReadAsync(Name, Key, cancellationToken) is { } stored ? Encoding.UTF8.GetString(stored.Data.Span) : StoreEpoch.First);
}
