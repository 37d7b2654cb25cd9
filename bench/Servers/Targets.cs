namespace Actors.Bench.Servers;

/// <summary>The servers that a run compares, each with a database of its own on the same disk or the same PostgreSQL.</summary>
internal sealed class Targets : IDisposable
{
    private readonly PostgresCluster? _postgres;
    private readonly List<Target> _all = [];

    private Targets(PostgresCluster? postgres) => _postgres = postgres;

    public IReadOnlyList<Target> All => _all;

    public static async Task<Targets> StartAsync(
        string store, WorkFolder folder, int agents, int conversations, params string[] references)
    {
        var targets = new Targets(store == "postgres" ? await PostgresCluster.StartAsync(folder.Path) : null);
        try
        {
            targets._all.Add(await PreparedSilo.StartAsync(
                store, await targets.PlaceAsync("server", folder), folder.Path, agents, conversations));
            foreach (var reference in references)
            {
                targets._all.Add(await Target.OfReferenceAsync(
                    reference, store, await targets.PlaceAsync(reference, folder), folder.Path));
            }

            return targets;
        }
        catch
        {
            targets.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _all.ForEach(target => target.Dispose());
        _postgres?.Dispose();
    }

    private async Task<string> PlaceAsync(string name, WorkFolder folder) =>
        _postgres is null ? folder.Of(name + ".db") : await _postgres.CreateAsync(name);
}
