using Actors.GrainInterfaces;
using Actors.Silo.FanOut;
using Actors.Storage;
using Orleans.Hosting;

namespace Actors.Silo.Runtime;

/// <summary>The cluster that the process belongs to: it is alone, and what grains say to each other never leaves it.</summary>
internal static class ActorsCluster
{
    /// <summary>Whether nobody else may have the store.</summary>
    public static bool IsThisProcess(StorageOptions _) => true;

    public static void AddActorsCluster(this WebApplicationBuilder builder, NodeRole role, StorageOptions _)
    {
        if (role != NodeRole.All)
        {
            throw new ArgumentException(
                "Cluster:Role can only be all in this build, whose runtime is one process; build with -p:ActorRuntime=Orleans for a cluster.");
        }

        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering();
            silo.UseActorsStore();
        });
        builder.Services.AddSingleton<IFanOut, InProcessFanOut>();
    }
}
