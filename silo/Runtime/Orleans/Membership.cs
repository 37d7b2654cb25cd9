using Orleans.Configuration;

namespace Actors.Silo.Runtime;

/// <summary>When a silo is taken for dead, and how long anybody waits for it. The choice is argued in docs/operations.md.</summary>
internal static class Membership
{
    /// <summary>
    /// A client does not learn that the silo of its call died; it waits this long. Everything is repeated under the same id, so that waiting longer would
    /// only be waiting.
    /// </summary>
    public static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a silo that stops and has handed its grains over still passes on the answers of those who have them now. Who finds no way back for an
    /// answer drops it, and whoever asked waits out <see cref="ResponseTimeout"/>. Below the second from which Orleans warns of a slow end.
    /// </summary>
    public static readonly TimeSpan LastAnswersWithin = TimeSpan.FromMilliseconds(900);

    /// <summary>How often api nodes ask which silos there are.</summary>
    public static readonly TimeSpan GatewaysRefreshed = TimeSpan.FromSeconds(5);

    /// <summary>How long an api node waits before it looks for a silo again.</summary>
    public static readonly TimeSpan ConnectAgainAfter = TimeSpan.FromMilliseconds(500);

    public static void Tune(ClusterMembershipOptions options)
    {
        options.ProbeTimeout = TimeSpan.FromSeconds(1);
        options.NumMissedProbesLimit = 3;

        // Times the limit, this is how long a silo may say nothing that did not break its connections: stopped, or cut off.
        options.MaxProbeTimeout = TimeSpan.FromSeconds(4);
        options.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
    }
}
