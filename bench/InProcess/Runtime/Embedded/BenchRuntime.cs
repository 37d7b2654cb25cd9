using Actors.Embedded;
using Orleans.Hosting;

namespace Actors.Bench.InProcess;

/// <summary>The embedded runtime.</summary>
internal static class BenchRuntime
{
    public static void Configure(ISiloBuilder silo) => silo.UseLocalhostClustering();

    /// <summary>How many grains are active.</summary>
    public static Task<int> ActivationsAsync(IServiceProvider services) =>
        Task.FromResult(services.GetRequiredService<ActivationControl>().Count);

    /// <summary>Deactivates every grain.</summary>
    public static Task ForgetAsync(IServiceProvider services) => services.GetRequiredService<ActivationControl>().DeactivateAll();
}
