using Actors.Durability.Tests.Faults;
using Actors.Storage;
using Actors.Testing.Servers;

namespace Actors.Durability.Tests.Cluster;

/// <summary>A cluster of real processes on one PostgreSQL: silos, api nodes, and one address in front of these.</summary>
internal sealed class ClusterProcesses : IAsyncDisposable
{
    private const int SilosOfACluster = 3;
    private const int ApisOfACluster = 2;

    private ClusterProcesses(StorageOptions storage, string folder, IReadOnlyDictionary<string, string> settings)
    {
        ServerProcess Node(string role) => new(storage, folder)
        {
            Settings = new Dictionary<string, string>(settings) { ["Cluster__Role"] = role },
        };
        Silos = [.. Enumerable.Range(0, SilosOfACluster).Select(_ => Node("silo"))];
        Apis = [.. Enumerable.Range(0, ApisOfACluster).Select(_ => Node("api"))];
        Front = new([.. Apis.Select(api => api.Address.Port)]);
    }

    public IReadOnlyList<ServerProcess> Silos { get; }

    public IReadOnlyList<ServerProcess> Apis { get; }

    /// <summary>Spreads connections over the api nodes that listen.</summary>
    public TcpProxy Front { get; }

    public Uri Address => new($"http://127.0.0.1:{Front.Port}");

    /// <summary>Of the first start, which one of the api nodes made.</summary>
    public IReadOnlyDictionary<string, string> Passwords => Apis.First(api => api.Passwords.Count > 0).Passwords;

    /// <summary>What all nodes wrote last.</summary>
    public string Output => string.Join('\n', Silos.Concat(Apis).Select(node => $"--- {node.Address}\n{node.Output}"));

    /// <summary>Starts one; its silos first.</summary>
    public static async Task<ClusterProcesses> StartAsync(
        TestStore store, StorageOptions? storage = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var cluster = new ClusterProcesses(storage ?? store.Options, store.Folder, settings ?? new Dictionary<string, string>());
        await Task.WhenAll(cluster.Silos.Select(silo => silo.StartAsync()));
        await Task.WhenAll(cluster.Apis.Select(api => api.StartAsync()));
        return cluster;
    }

    /// <summary>Where the runtime is one process there is no cluster.</summary>
    public static void SkipWithoutOrleans()
    {
        if (!AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}orleans{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        {
            Assert.Skip("A cluster needs the build against Orleans (-p:ActorRuntime=Orleans), whose packages cannot be restored everywhere.");
        }
    }

    /// <summary>Asks all nodes to stop, the edge first.</summary>
    public async Task StopAsync()
    {
        await Task.WhenAll(Apis.Select(async api => Assert.Equal(0, await api.StopAsync())));
        await Task.WhenAll(Silos.Select(async silo => Assert.Equal(0, await silo.StopAsync())));
    }

    public async ValueTask DisposeAsync()
    {
        await Front.DisposeAsync();
        foreach (var node in Silos.Concat(Apis))
        {
            await node.DisposeAsync();
        }
    }
}
