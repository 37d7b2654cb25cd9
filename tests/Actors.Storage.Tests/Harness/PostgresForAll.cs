using System.Collections.Concurrent;
using Actors.Storage.Tests.Harness;
using Actors.Testing.Postgres;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresForAll))]

namespace Actors.Storage.Tests.Harness;

/// <summary>One server for all tests, started by the first that needs it; where there is none, they are skipped with the reason.</summary>
public sealed class PostgresForAll : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer>> Server = new(PostgresServer.StartAsync);
    private static readonly ConcurrentBag<string> Free = [];

    /// <summary>An empty database: one that another test gave back, for making one costs hundreds of files.</summary>
    public static async Task<string> TakeDatabaseAsync()
    {
        try
        {
            var server = await Server.Value;
            if (!Free.TryTake(out var used))
            {
                return await server.CreateDatabaseAsync();
            }

            await using var connection = new NpgsqlConnection(used);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("DROP SCHEMA public CASCADE; CREATE SCHEMA public", connection);
            await command.ExecuteNonQueryAsync();
            return used;
        }
        catch (PostgresIsMissingException missing)
        {
            Assert.Skip(missing.Message);
            throw;
        }
    }

    public static void GiveBack(string connection) => Free.Add(connection);

    public async ValueTask DisposeAsync()
    {
        if (Server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await Server.Value).DisposeAsync();
        }
    }
}
