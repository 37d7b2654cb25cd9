using Orleans.Hosting;

namespace Actors.Silo.Runtime;

/// <summary>The cluster that the process belongs to: it is alone, and what grains say to each other never leaves it.</summary>
internal static class ActorsCluster
{
    public static void UseActorsCluster(this ISiloBuilder silo) => silo.UseLocalhostClustering();
}
