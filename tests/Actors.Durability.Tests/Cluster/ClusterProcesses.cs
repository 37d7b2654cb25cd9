using System.Globalization;
using Actors.Durability.Tests.Faults;
using Actors.Storage;
using Actors.Testing.Servers;

namespace Actors.Durability.Tests.Cluster;

/// <summary>
/// A cluster of real processes on one PostgreSQL: silos, api nodes, and one address in front of these. Of the silos of a mixed cluster the first one is
/// an api node, too, as may be.
/// </summary>
internal sealed class ClusterProcesses : IAsyncDisposable
{
    /// <summary>With it <c>/metrics</c> of every node can be read.</summary>
    private const string ScraperToken = "scraper";

    private const int SilosOfACluster = 3;
    private const int ApisOfACluster = 2;

    private readonly Balancer _front;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };

    private ClusterProcesses(
        IReadOnlyList<ServerProcess> silos, IReadOnlyList<ServerProcess> apis, bool isMixed)
    {
        (Silos, Apis) = (silos, apis);
        _front = new(isMixed ? [silos[0], .. apis] : apis);
        _http.DefaultRequestHeaders.Authorization = new("Bearer", ScraperToken);
    }

    public IReadOnlyList<ServerProcess> Silos { get; }

    public IReadOnlyList<ServerProcess> Apis { get; }

    /// <summary>In front of the nodes with an edge.</summary>
    public Uri Address => _front.Address;

    /// <summary>Of the first start, which one of the nodes with an edge made.</summary>
    public IReadOnlyDictionary<string, string> Passwords => Silos.Concat(Apis).First(node => node.Passwords.Count > 0).Passwords;

    /// <summary>What all nodes wrote last.</summary>
    public string Output => string.Join('\n', Silos.Concat(Apis).Select(node => $"--- {node.Address}\n{node.Output}"));

    /// <summary>Three silos and two api nodes.</summary>
    public static Task<ClusterProcesses> StartAsync(TestStore store)
    {
        ServerProcess Node(string role) => NodeOf(role, store.Options, store.Folder);
        return BeginAsync(new(
            [.. Enumerable.Range(0, SilosOfACluster).Select(_ => Node("silo"))],
            [.. Enumerable.Range(0, ApisOfACluster).Select(_ => Node("api"))],
            isMixed: false));
    }

    /// <summary>A mixed one, which reaches its database by that way.</summary>
    public static Task<ClusterProcesses> StartMixedAsync(TestStore store, StorageOptions storage)
    {
        ServerProcess Node(string role) => NodeOf(role, storage, store.Folder);
        return BeginAsync(new([Node("all"), Node("silo"), Node("silo")], [Node("api"), Node("api")], isMixed: true));
    }

    /// <summary>A mixed one, whose first silo is on an island.</summary>
    public static Task<ClusterProcesses> StartWithIslandAsync(
        TestStore store, Island island, StorageOptions fromIsland, params (string Name, string Value)[] ofIsland)
    {
        ServerProcess Node(string role) => NodeOf(role, store.Options, store.Folder, ("Cluster__Address", island.Peers));
        var cutOff = new ServerProcess(fromIsland, store.Folder, host: island.AmongClients)
        {
            Starter = island.Starter,
            Settings = SettingsOf("all", [("Cluster__Address", island.AmongPeers), .. ofIsland]),
        };
        return BeginAsync(new([cutOff, Node("silo"), Node("silo")], [Node("api"), Node("api")], isMixed: true));
    }

    /// <summary>Where the runtime is one process there is no cluster.</summary>
    public static void SkipWithoutOrleans()
    {
        if (!AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}orleans{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        {
            Assert.Skip("A cluster needs the build against Orleans (-p:ActorRuntime=Orleans), whose packages cannot be restored everywhere.");
        }
    }

    /// <summary>What a node measured, added up over the series of a metric that have that label; 0 when it does not answer.</summary>
    public async Task<double> MeasuredAsync(ServerProcess node, string metric, string label)
    {
        try
        {
            return (await _http.GetStringAsync(new Uri(node.Address, "/metrics"))).Split('\n')
                .Where(line => line.StartsWith(metric + '{', StringComparison.Ordinal) && line.Contains(label, StringComparison.Ordinal))
                .Sum(line => double.Parse(line[line.LastIndexOf(' ')..], CultureInfo.InvariantCulture));
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            return 0;
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
        _http.Dispose();
        await _front.DisposeAsync();
        foreach (var node in Silos.Concat(Apis))
        {
            await node.DisposeAsync();
        }
    }

    private static ServerProcess NodeOf(string role, StorageOptions storage, string folder, params (string Name, string Value)[] more) =>
        new(storage, folder) { Settings = SettingsOf(role, more) };

    private static Dictionary<string, string> SettingsOf(string role, params (string Name, string Value)[] more)
    {
        var settings = more.ToDictionary(each => each.Name, each => each.Value);
        (settings["Cluster__Role"], settings["Metrics__Token"]) = (role, ScraperToken);
        return settings;
    }

    /// <summary>Its silos first.</summary>
    private static async Task<ClusterProcesses> BeginAsync(ClusterProcesses cluster)
    {
        await Task.WhenAll(cluster.Silos.Select(silo => silo.StartAsync()));
        await Task.WhenAll(cluster.Apis.Select(api => api.StartAsync()));
        return cluster;
    }
}
