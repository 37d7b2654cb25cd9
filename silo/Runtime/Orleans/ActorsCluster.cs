using Actors.Api.Telemetry;
using Actors.GrainInterfaces;
using Actors.Silo.FanOut;
using Actors.Silo.Late;
using Actors.Storage;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Actors.Silo.Runtime;

/// <summary>
/// The cluster that the process belongs to: all that have the same PostgreSQL database, silos and api nodes. With any other store the process is
/// alone. Why the figures below are what they are, is in docs/operations.md.
/// </summary>
internal static class ActorsCluster
{
    /// <summary>Whether nobody else may have the store.</summary>
    public static bool IsThisProcess(StorageOptions storage) => storage.Store != "postgres";

    public static void AddActorsCluster(this WebApplicationBuilder builder, NodeRole role, StorageOptions storage)
    {
        if (role != NodeRole.All && IsThisProcess(storage))
        {
            throw new ArgumentException("Cluster:Role can only be all where Storage:Store is not postgres: no other process has the store.");
        }

        var (settings, heldUp) = (ClusterSettings.Of(builder.Configuration), builder.AddHeldUp());
        builder.Services.AddGrainSerialization();

        // Asked before Orleans' own, so it stands before them.
        builder.Services.AddSingleton<IGrainInterfaceTypeProvider, ContractNames>();
        builder.Logging.AddFilter("Orleans", LogLevel.Warning);
        if (role.HasGrains())
        {
            if (!IsThisProcess(storage))
            {
                // Before the silo, whose start it helps.
                builder.Services.AddHostedService<GhostWatch>();
            }

            builder.UseOrleans(silo => Join(silo, settings, storage, heldUp, builder.Configuration));
        }
        else
        {
            builder.UseOrleansClient(client => Join(client, settings, storage, builder.Configuration));
        }

        builder.Services.AddClusterFanOut(role);
    }

    private static void Join(
        ISiloBuilder silo, ClusterSettings settings, StorageOptions storage, HeldUp heldUp, IConfiguration configuration)
    {
        var (siloPort, gatewayPort) = settings.Ports();
        if (IsThisProcess(storage))
        {
            silo.UseLocalhostClustering(siloPort, gatewayPort: 0);
        }
        else
        {
            silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", storage.ConnectionString));
            silo.ConfigureEndpoints(settings.Ip(), siloPort, gatewayPort, listenOnAnyHostAddress: !settings.Ip().Equals(System.Net.IPAddress.Loopback));
            silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (settings.Id, "actors"));
        }

        silo.Configure<ClusterMembershipOptions>(options =>
        {
            Membership.Tune(options);
            configuration.GetSection("Cluster:Membership").Bind(options);
        });
        silo.Configure<SiloConnectionOptions>(options =>
        {
            options.ConfigureSiloInboundConnection(connection => connection.Use(heldUp.Guard));
            options.ConfigureSiloOutboundConnection(connection => connection.Use(heldUp.Guard));
            options.ConfigureGatewayInboundConnection(connection => connection.Use(heldUp.Guard));
        });
        silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = Membership.ResponseTimeout);
        silo.AddOutgoingGrainCallFilter<RepeatedCalls>();
        if (configuration.IsExported())
        {
            silo.AddActivityPropagation();
        }

        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, LastAnswers>();
        silo.AddActorsDashboard();
        silo.UseActorsStore();
    }

    private static void Join(IClientBuilder client, ClusterSettings settings, StorageOptions storage, IConfiguration configuration)
    {
        client.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", storage.ConnectionString));
        client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (settings.Id, "actors"));
        client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = Membership.ResponseTimeout);
        client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = Membership.GatewaysRefreshed);
        client.AddOutgoingGrainCallFilter<RepeatedCalls>();
        if (configuration.IsExported())
        {
            client.AddActivityPropagation();
        }

        client.AddActorsDashboard();

        // Without a silo the node waits and is not ready; it does not end.
        client.UseConnectionRetryFilter(async (_, cancellationToken) =>
        {
            await Task.Delay(Membership.ConnectAgainAfter, cancellationToken);
            return true;
        });
    }
}
