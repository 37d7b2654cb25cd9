using System.Diagnostics.Metrics;
using Actors.Storage.Files;
using Actors.Storage.InMemory;
using Actors.Storage.Postgres;
using Actors.Storage.Sql;
using Actors.Storage.Sqlite;
using Actors.Storage.Telemetry;
using Actors.Storage.Webhooks;
using Actors.Storage.Writer;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Actors.Storage;

/// <summary>An open store: migrated, its writer running. Disposing it finishes what waits in the writer's line.</summary>
public sealed class ActorsStore : IAsyncDisposable, IDisposable
{
    private readonly Func<ValueTask> _close;

    private ActorsStore(
        IEventJournal journal, IReadStore rows, IDueStore due, IGrainStateStore grainState, IReminderStore reminders,
        INodeStore nodes, IFileStore files, IWebhookStore webhooks, IRowsTable table, ISearchIndex index, ISqlEngine? engine, Func<ValueTask> close)
    {
        (Journal, Rows, Due, GrainState, Reminders, Nodes, Files, Webhooks, _close) =
            (journal, rows, due, grainState, reminders, nodes, files, webhooks, close);
        var search = new SearchStore(index, journal, rows);
        Search = search;
        Rebuild = new(journal, table, search);
        Restore = new(engine, grainState);
    }

    /// <summary>What happened.</summary>
    public IEventJournal Journal { get; }

    /// <summary>The lists.</summary>
    public IReadStore Rows { get; }

    /// <summary>What must be tried again.</summary>
    public IDueStore Due { get; }

    /// <summary>State that may be lost.</summary>
    public IGrainStateStore GrainState { get; }

    /// <summary>Reminders.</summary>
    public IReminderStore Reminders { get; }

    /// <summary>The nodes of a cluster and whose consoles they hold.</summary>
    public INodeStore Nodes { get; }

    /// <summary>What was uploaded.</summary>
    public IFileStore Files { get; }

    /// <summary>What is sent to webhook endpoints.</summary>
    public IWebhookStore Webhooks { get; }

    /// <summary>Finds customers, words and tickets.</summary>
    public ISearchStore Search { get; }

    /// <summary>Compares the lists with the journal and rebuilds them.</summary>
    public RowsRebuild Rebuild { get; }

    /// <summary>Puts right what a restored store has of the time of its backup.</summary>
    public StoreRestore Restore { get; }

    /// <summary>The epoch of cursors, as it was when the store was opened: a store is restored while nobody has it open.</summary>
    public StoreEpoch Epoch { get; private set; } = new(StoreEpoch.First);

    /// <summary>Opens the store, brings its schema up to date and starts its writer.</summary>
    /// <exception cref="StoreIsNewerException">A newer program wrote it.</exception>
    /// <param name="options">Where everything is kept.</param>
    /// <param name="logging">Where the store logs to.</param>
    /// <param name="taken">
    /// Claims a PostgreSQL database; called when another process took it while the connection was away. Null: no claim is made.
    /// </param>
    /// <param name="alone">Whether it is claimed for this process only, or together with the nodes of its cluster.</param>
    /// <param name="meters">Where the store measures itself; null: nowhere.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StoreIsInUseException">Another process has the SQLite file, or its claim to the database.</exception>
    public static async Task<ActorsStore> OpenAsync(
        StorageOptions options, ILoggerFactory? logging = null, Action? taken = null, bool alone = true,
        IMeterFactory? meters = null, CancellationToken cancellationToken = default)
    {
        var store = await OpenEngineAsync(options, logging, taken, alone, meters, cancellationToken);
        try
        {
            store.Epoch = await store.Restore.EpochAsync(cancellationToken);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _close();

    /// <inheritdoc/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static async Task<ActorsStore> OpenEngineAsync(
        StorageOptions options, ILoggerFactory? logging, Action? taken, bool alone, IMeterFactory? meters, CancellationToken cancellationToken)
    {
        options.Validate();
        var logger = (logging ?? NullLoggerFactory.Instance).CreateLogger<ActorsStore>();
        switch (options.Store)
        {
            case "memory":
                return InMemory();
            case "sqlite":
                var sqlite = await SqliteEngine.OpenAsync(options, logger, new(meters), cancellationToken);
                var index = await SqliteSearchIndex.OpenAsync(options.Path, cancellationToken);
                return Sql(sqlite, sqlite, new SqliteFeedSweep(sqlite), sqlite.Writer, index, () =>
                {
                    index.Dispose();
                    return sqlite.DisposeAsync();
                });
            default:
                var postgres = await PostgresEngine.OpenAsync(options, alone, taken, logger, new(meters), cancellationToken);
                return Sql(
                    postgres, new PostgresOperations(postgres), new PostgresFeedSweep(postgres), postgres.Writer, new PostgresSearchIndex(postgres),
                    postgres.DisposeAsync);
        }
    }

    private static ActorsStore Sql(
        ISqlEngine engine, IOperationLookup operations, IFeedSweep feed, GroupCommitWriter writer, ISearchIndex index, Func<ValueTask> close) => new(
        new SqlJournal(engine, operations, feed, writer), new SqlReadStore(engine), new SqlDueStore(engine), new SqlGrainState(engine),
        new SqlReminders(engine), new SqlNodes(engine), new SqlFileStore(engine), new SqlWebhookStore(engine), new SqlRowsTable(engine),
        index, engine, close);

    private static ActorsStore InMemory()
    {
        var tables = new InMemoryTables();
        return new(
            new InMemoryJournal(tables), new InMemoryReadStore(tables), new InMemoryDueStore(tables),
            new InMemoryGrainState(tables), new InMemoryReminders(tables), new InMemoryNodes(tables), new InMemoryFileStore(tables),
            new InMemoryWebhookStore(tables), new InMemoryRowsTable(tables), new InMemorySearchIndex(), null,
            () => ValueTask.CompletedTask);
    }
}
