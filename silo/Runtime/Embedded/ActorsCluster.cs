using Orleans.Hosting;

namespace Actors.Silo.Runtime;

/// <summary>The cluster that the process belongs to: it is alone, and what grains say to each other never leaves it.</summary>
internal static class ActorsCluster
{
    /// <summary>Whether nobody else may have the database.</summary>
    public const bool IsThisProcess = true;

    public static void UseActorsCluster(this ISiloBuilder silo) => silo.UseLocalhostClustering();
}
