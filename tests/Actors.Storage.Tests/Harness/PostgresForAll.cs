using Actors.Storage.Tests.Harness;
using Actors.Testing.Postgres;

[assembly: AssemblyFixture(typeof(PostgresForAll))]

namespace Actors.Storage.Tests.Harness;

/// <summary>One server for all tests, started by the first that needs it; where there is none, they are skipped with the reason.</summary>
public sealed class PostgresForAll : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer>> Server = new(PostgresServer.StartAsync);

    public static async Task<string> NewDatabaseAsync()
    {
        try
        {
            return await (await Server.Value).CreateDatabaseAsync();
        }
        catch (PostgresIsMissingException missing)
        {
            Assert.Skip(missing.Message);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await Server.Value).DisposeAsync();
        }
    }
}
