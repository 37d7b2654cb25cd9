using Actors.Channels;
using Actors.Grains.Bots;
using Actors.Grains.Conversations;
using Actors.Grains.Delivery;
using Actors.Grains.Effects;
using Actors.Grains.Files;
using Actors.Grains.Media;
using Actors.Grains.Nodes;
using Actors.Grains.Queues;
using Actors.Grains.Search;
using Actors.Grains.Sweep;
using Actors.Grains.Telemetry;
using Actors.Grains.Usage;
using Actors.Grains.Webhooks;
using Actors.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans;

namespace Actors.Grains;

/// <summary>Registers what the grains need, besides the store, the fan-out and the runtime.</summary>
public static class GrainsHostingExtensions
{
    /// <summary>Adds the definitions of tenants and what is read of usage: what a process needs that has no grains of its own.</summary>
    public static IServiceCollection AddActorsDefinitions(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<TenantDirectory>();
        services.AddSingleton<UsageReader>();
        return services;
    }

    /// <summary>Adds the watch over the nodes of a cluster.</summary>
    public static IServiceCollection AddNodeWatch(this IServiceCollection services) => services.AddHostedService<NodeWatch>();

    /// <summary>Adds the services of the grains.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="drivenByTheHost">False where a test or the scenario runner drives sweep and time itself.</param>
    /// <param name="effectsOn">Where effects run; null: on the thread pool. A seeded run gives its own scheduler.</param>
    /// <param name="clock">What grains believe the moment is; null: what the host says. Their timers are the runtime's.</param>
    public static IServiceCollection AddActorsGrains(
        this IServiceCollection services, bool drivenByTheHost = true, TaskScheduler? effectsOn = null, TimeProvider? clock = null)
    {
        services.AddMetrics();
        services.AddSingleton<GrainInstruments>();
        services.AddActorsDefinitions();
        services.TryAddSingleton<IBotEngine, KeywordBotEngine>();
        services.AddSingleton(provider => new GrainClock(clock ?? provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<UsageMeter>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<EffectRunner>(provider, effectsOn ?? TaskScheduler.Default));
        services.AddSingleton(provider => new Connectors(provider.GetServices<IConnector>(), provider.GetService<ISecretBox>()));
        services.AddSingleton<AccountLanes>();
        services.AddSingleton<DeliverySender>();
        services.AddSingleton<MediaFetcher>();
        services.AddSingleton<MediaCopier>();
        services.TryAddSingleton<Quiescence>();
        services.AddSingleton<ConversationEffects>();
        services.AddSingleton<ConversationCommands>();
        services.AddSingleton<QueueCalls>();
        services.AddSingleton<QueueRows>();
        services.AddSingleton(provider => new Sweep.Sweep(
            provider.GetRequiredService<IDueStore>(),
            provider.GetRequiredService<IReadStore>(),
            provider.GetRequiredService<IGrainFactory>(),
            provider.GetRequiredService<QueueCalls>(),
            provider.GetRequiredService<GrainClock>()));
        services.AddSingleton<FileRetention>();
        services.AddSingleton<WebhookReader>();
        services.AddSingleton<WebhookRunner>();
        if (drivenByTheHost)
        {
            services.AddHostedService<SearchService>();
            services.AddHostedService<WebhookService>();
            services.AddHostedService<FileService>();
            services.AddHostedService<SweepService>();
        }

        return services;
    }
}
