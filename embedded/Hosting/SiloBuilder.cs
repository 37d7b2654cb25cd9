using Actors.Embedded.Adversary;
using Actors.Embedded.Activations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Actors.Embedded.Hosting;

/// <summary>Registers the runtime once; later calls find the builder of the first.</summary>
internal sealed class SiloBuilder : ISiloBuilder
{
    private SiloBuilder(IServiceCollection services, IConfiguration configuration)
    {
        Services = services;
        Configuration = configuration;
    }

    public IServiceCollection Services { get; }

    public IConfiguration Configuration { get; }

    public static ISiloBuilder For(IServiceCollection services, IConfiguration? configuration)
    {
        var existing = services.FirstOrDefault(each => each.ServiceType == typeof(SiloBuilder));
        if (existing?.ImplementationInstance is SiloBuilder found) return found;
        var builder = new SiloBuilder(services, configuration ?? new ConfigurationBuilder().Build());
        services.AddSingleton(builder);
        services.AddOptions();
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<EmbeddedRuntime>();
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<EmbeddedRuntime>());
        services.AddSingleton<IClusterClient>(provider => provider.GetRequiredService<EmbeddedRuntime>());
        services.AddSingleton<IGrainContextAccessor, CurrentActivation>();
        services.AddTransient(provider => provider.GetRequiredService<IGrainContextAccessor>().GrainContext);
        services.AddSingleton<IKillPoints, KillPoints>();
        services.AddSingleton(provider => new ActivationControl(provider.GetRequiredService<EmbeddedRuntime>()));
        services.AddHostedService<EmbeddedHost>();
        return builder;
    }

    private sealed class CurrentActivation : IGrainContextAccessor
    {
        public IGrainContext GrainContext => Activation.Current!;
    }
}
