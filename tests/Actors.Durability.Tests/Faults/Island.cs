using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Actors.Durability.Tests.Faults;

/// <summary>
/// A network of its own for a process (a network namespace), from which two cables lead out: one to the other silos, which can be cut, and one to the
/// database and to clients, which stays. Packets on the cut cable vanish; nobody is told. Needs root and <c>ip</c>.
/// </summary>
internal sealed class Island : IAsyncDisposable
{
    private const string Nobody = "02:00:00:00:00:01";

    private static int _islands;

    private readonly string _name = string.Create(
        CultureInfo.InvariantCulture, $"ac{Environment.ProcessId}-{Interlocked.Increment(ref _islands)}");

    // Addresses that are for trying out networks (RFC 2544).
    private readonly string _net = string.Create(CultureInfo.InvariantCulture, $"198.18.{Random.Shared.Next(256)}");

    private Island()
    {
    }

    /// <summary>Where it is reached by other silos.</summary>
    public string AmongPeers => _net + ".2";

    /// <summary>Where the others have to be, for it to reach them.</summary>
    public string Peers => _net + ".1";

    /// <summary>Where it is reached by clients.</summary>
    public string AmongClients => _net + ".130";

    /// <summary>Where it reaches the database.</summary>
    public IPAddress Outside => IPAddress.Parse(_net + ".129");

    /// <summary>What starts a process in it.</summary>
    public IReadOnlyList<string> Starter => ["ip", "netns", "exec", _name];

    /// <summary>Makes one; skips the test where the machine forbids it.</summary>
    public static async Task<Island> NewAsync()
    {
        var island = new Island();
        try
        {
            await IpAsync($"netns add {island._name}");
        }
        catch (Exception missing) when (missing is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            Assert.Skip($"A network that can be cut needs root, iproute2 and network namespaces: {missing.Message}");
        }

        await island.CableAsync("p", island.Peers, island.AmongPeers);
        await island.CableAsync("c", island.Outside.ToString(), island.AmongClients);
        await IpAsync($"-n {island._name} link set lo up");
        return island;
    }

    /// <summary>From now on nothing reaches the peers; and nothing of theirs reaches it, unless it is cut one way.</summary>
    public async Task CutAsync(bool oneWay = false)
    {
        await IpAsync($"-n {_name} neigh replace {Peers} lladdr {Nobody} dev {_name}pi nud permanent");
        if (!oneWay)
        {
            await IpAsync($"neigh replace {AmongPeers} lladdr {Nobody} dev {_name}po nud permanent");
        }
    }

    /// <summary>Makes it whole again.</summary>
    public async Task JoinAsync()
    {
        await IpAsync($"-n {_name} neigh flush dev {_name}pi nud permanent");
        await IpAsync($"neigh flush dev {_name}po nud permanent");
    }

    public async ValueTask DisposeAsync() => await IpAsync($"netns del {_name}");

    private async Task CableAsync(string cable, string outside, string inside)
    {
        var (end, other) = ($"{_name}{cable}o", $"{_name}{cable}i");
        await IpAsync($"link add {end} type veth peer name {other} netns {_name}");
        await IpAsync($"addr add {outside}/25 dev {end}");
        await IpAsync($"link set {end} up");
        await IpAsync($"-n {_name} addr add {inside}/25 dev {other}");
        await IpAsync($"-n {_name} link set {other} up");
    }

    private static async Task IpAsync(string arguments)
    {
        using var ip = Process.Start(new ProcessStartInfo("ip", arguments.Split(' ')) { RedirectStandardError = true })!;
        var said = await ip.StandardError.ReadToEndAsync();
        await ip.WaitForExitAsync();
        if (ip.ExitCode != 0)
        {
            throw new InvalidOperationException($"ip {arguments}: {said}");
        }
    }
}
