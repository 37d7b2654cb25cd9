using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Actors.Storage;

/// <summary>Registers the store.</summary>
public static class StorageHostingExtensions
{
    /// <summary>
    /// Registers <see cref="ActorsStore"/> and each of its seams. The store is opened when the host starts, or by whoever needs it
    /// first, and closed last. Call it before the services that use it.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="options">Where everything is kept.</param>
    /// <param name="alone">
    /// Whether the runtime is this one process: then a database that another process has is refused at the start, and else one that such a process has.
    /// </param>
    public static IServiceCollection AddActorsStorage(this IServiceCollection services, StorageOptions options, bool alone = false)
    {
        options.Validate();
        services.AddMetrics();
        services.AddSingleton(provider => ActorsStore.OpenAsync(
            options, provider.GetService<ILoggerFactory>(),
            provider.GetRequiredService<IHostApplicationLifetime>().StopApplication, alone,
            provider.GetRequiredService<IMeterFactory>()).GetAwaiter().GetResult());
        services.AddSingleton(provider => provider.GetRequiredService<ActorsStore>().Journal);
        services.AddSingleton(provider => provider.GetRequiredService<ActorsStore>().Rows);
        services.AddSingleton(provider => provider.GetRequiredService<ActorsStore>().Due);
        services.AddSingleton(provider => provider.GetRequiredService<ActorsStore>().GrainState);
        services.AddSingleton(provider => provider.GetRequiredService<ActorsStore>().Reminders);
        services.AddSingleton(provider => provider.GetRequiredService<ActorsStore>().Files);
        services.AddSingleton(provider => provider.GetRequiredService<ActorsStore>().Webhooks);
        services.AddSingleton(provider => provider.GetRequiredService<ActorsStore>().Nodes);
        services.AddSingleton(provider => provider.GetRequiredService<ActorsStore>().Search);
        services.AddSingleton(provider => provider.GetRequiredService<ActorsStore>().Rebuild);
        services.AddSingleton(provider => provider.GetRequiredService<ActorsStore>().Epoch);
        services.AddHostedService<StoreOpener>();
        return services;
    }

    /// <summary>Makes the host's start open the store, so that a wrong setting ends the start and not the first request.</summary>
    private sealed class StoreOpener(IServiceProvider services) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            services.GetRequiredService<ActorsStore>();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
