using Actors.Bench.Servers;
using Actors.Storage;
using Actors.Testing.Servers;

namespace Actors.Bench.Cluster;

/// <summary>Silos and api nodes as processes on one database, as <c>cluster.sh</c> starts them.</summary>
internal sealed class Nodes : IAsyncDisposable
{
    private Nodes(string database, WorkFolder folder, int silos, int apis, IReadOnlyDictionary<string, string> settings)
    {
        // Many nodes share one server here.
        var storage = new StorageOptions { Store = "postgres", ConnectionString = database + ";Maximum Pool Size=15" };
        ServerProcess Node(string role) => new(storage, folder.Path)
        {
            // What is measured lives long: it is compiled as it would be in service.
            Settings = new Dictionary<string, string>(settings) { ["Cluster__Role"] = role, ["DOTNET_TieredPGO"] = "1" },
        };
        Silos = [.. Enumerable.Range(0, silos).Select(_ => Node(apis == 0 ? "all" : "silo"))];
        Apis = apis == 0 ? Silos : [.. Enumerable.Range(0, apis).Select(_ => Node("api"))];
        Database = database;
    }

    public IReadOnlyList<ServerProcess> Silos { get; }

    /// <summary>Who serves HTTP; without api nodes, the silos.</summary>
    public IReadOnlyList<ServerProcess> Apis { get; }

    /// <summary>How to reach the database.</summary>
    public string Database { get; }

    public string ManagerPassword => Apis.First(api => api.Passwords.ContainsKey("manager@demo")).Passwords["manager@demo"];

    /// <summary>Starts them, silos first; without api nodes each silo has the api in it.</summary>
    public static async Task<Nodes> StartAsync(
        string database, WorkFolder folder, int silos, int apis, IReadOnlyDictionary<string, string> settings)
    {
        if (silos + apis > 1 && !AppContext.BaseDirectory.Contains("/orleans/", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("Several processes need the build against Orleans: dotnet run --project bench -c Release -p:ActorRuntime=Orleans");
        }

        var nodes = new Nodes(database, folder, silos, apis, settings);
        try
        {
            await Task.WhenAll(nodes.Silos.Select(silo => silo.StartAsync()));
            await Task.WhenAll(nodes.Apis.Except(nodes.Silos).Select(api => api.StartAsync()));
            return nodes;
        }
        catch
        {
            await nodes.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Apis.Union(Silos))
        {
            await node.DisposeAsync();
        }
    }
}
