using System.Data.Common;
using Actors.Storage;
using Actors.Testing.Postgres;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Actors.Durability.Tests;

/// <summary>A new store in a folder to throw away, for a server in another process; read here, too.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    private readonly PostgresServer? _postgres;

    private TestStore(PostgresServer? postgres) => _postgres = postgres;

    public string Folder { get; } = Directory.CreateTempSubdirectory("actors-durability-").FullName;

    public StorageOptions Options { get; private init; } = new();

    /// <summary>The server of a store on PostgreSQL.</summary>
    public PostgresServer Postgres => _postgres!;

    /// <summary>The same store on PostgreSQL, reached at another port.</summary>
    public StorageOptions At(int port, string host = "127.0.0.1") => new()
    {
        Store = Options.Store,
        ConnectionString = new NpgsqlConnectionStringBuilder(Options.ConnectionString) { Host = host, Port = port }.ConnectionString,
    };

    /// <summary>A store of that name; skips the test where the machine lacks what it needs.</summary>
    public static async Task<TestStore> NewAsync(string name)
    {
        if (name != "postgres")
        {
            var store = new TestStore(null);
            store.Options.Path = Path.Combine(store.Folder, "actors.db");

            // Loads the SQLite that the server uses; two of them in one process do not get on.
            await using var other = await ActorsStore.OpenAsync(new() { Path = Path.Combine(store.Folder, "other.db") });
            return store;
        }

        PostgresServer postgres;
        try
        {
            postgres = await PostgresServer.StartAsync();
        }
        catch (PostgresIsMissingException missing)
        {
            Assert.Skip(missing.Message);
            throw;
        }

        return new(postgres)
        {
            Options = new() { Store = "postgres", ConnectionString = await postgres.CreateDatabaseAsync() },
        };
    }

    /// <summary>Opens it here, when no server has it.</summary>
    public Task<ActorsStore> OpenAsync() => ActorsStore.OpenAsync(Options);

    /// <summary>Runs one statement beside the server, past every seam, and returns the numbers of its first column.</summary>
    public async Task<IReadOnlyList<long>> QueryAsync(string sql)
    {
        await using var connection = Connection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<long>();
        while (await rows.ReadAsync())
        {
            found.Add(Convert.ToInt64(rows.GetValue(0), System.Globalization.CultureInfo.InvariantCulture));
        }

        return found;
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private DbConnection Connection()
    {
        if (_postgres is not null)
        {
            return new NpgsqlConnection(Options.ConnectionString);
        }

        return new SqliteConnection($"Data Source={Options.Path};Pooling=False;Default Timeout=10");
    }
}
