using Actors.Testing.Postgres;

namespace Actors.Bench.Servers;

/// <summary>The servers that a run compares, each with a database of its own on the same disk or the same PostgreSQL.</summary>
internal sealed class Targets : IAsyncDisposable
{
    private readonly PostgresServer? _postgres;
    private readonly List<Target> _all = [];

    private Targets(PostgresServer? postgres) => _postgres = postgres;

    public IReadOnlyList<Target> All => _all;

    public static async Task<Targets> StartAsync(
        BenchOptions options, WorkFolder folder, int agents, int conversations, params string[] references)
    {
        var store = options.Store;
        var targets = new Targets(store == "postgres" ? await PostgresServer.StartAsync() : null);
        try
        {
            // A second server with other settings, to compare them in one run.
            string[] servers = options.Text("variant", "").Length > 0 ? ["server", "variant"] : ["server"];
            foreach (var server in servers)
            {
                targets._all.Add(await PreparedSilo.StartAsync(
                    store, await targets.PlaceAsync(server, folder), folder.Path, agents, conversations, server,
                    options.Text(server == "server" ? "settings" : "variant", "")));
            }

            foreach (var reference in references)
            {
                targets._all.Add(await Target.OfReferenceAsync(
                    reference, store, await targets.PlaceAsync(reference, folder), folder.Path));
            }

            return targets;
        }
        catch
        {
            await targets.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _all.ForEach(target => target.Dispose());
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
    }

    private async Task<string> PlaceAsync(string name, WorkFolder folder) =>
        _postgres is null ? folder.Of(name + ".db") : await _postgres.CreateDatabaseAsync();
}
