using Actors.Api;
using Actors.Api.Telemetry;
using Actors.Grains;
using Actors.Silo.Demo;
using Actors.Silo.Keys;
using Actors.Silo.Pages;
using Actors.Silo.Runtime;
using Actors.Storage;

namespace Actors.Silo;

/// <summary>The service as <c>Program.cs</c> runs it and as tests build it: the whole in one process, or one node of a cluster.</summary>
internal static class SiloHost
{
    /// <summary>Composes the service; <paramref name="adjust"/> may replace services before they are built.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // The watch for changed settings covers all folders below the content root, and would hear of every write to a database there.
            Args = [.. args, "--hostBuilder:reloadConfigOnChange=false"],
            ContentRootPath = ContentRoot.Find(),
        });
        var role = NodeRoles.Of(builder.Configuration);
        var storage = builder.Configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new();
        var alone = ActorsCluster.IsThisProcess(storage);
        builder.UseActorsDefaults();
        builder.Services.AddActorsStorage(storage, alone);
        builder.AddActorsCluster(role, storage);
        builder.AddActorsKeys(storage);
        builder.AddFakeMessengers(role);
        builder.AddActorsOutgoing();
        builder.Services.AddActorsTelemetry();
        builder.AddActorsMessengers();
        builder.Services.AddNode(role, alone);
        adjust?.Invoke(builder);

        var app = builder.Build();
        app.MapActorsTelemetry();
        app.MapActorsHealth();
        if (role.HasEdge())
        {
            app.MapActorsApi();
            app.MapActorsPages();
            app.MapRuntimePages();
        }

        return app;
    }

    /// <summary>What a process of a role does.</summary>
    private static void AddNode(this IServiceCollection services, NodeRole role, bool alone)
    {
        services.AddActorsHealth(role);
        if (role.HasGrains())
        {
            services.AddActorsGrains();
        }
        else
        {
            services.AddActorsDefinitions();
            services.AddHostedService<DefinitionsService>();
        }

        if (role.HasGrains() && !alone)
        {
            services.AddNodeWatch();
        }

        if (role.HasEdge())
        {
            services.AddActorsApi(alone);
            services.AddActorsPages();
            services.AddDemo(alone);
        }
        else
        {
            services.AddHostedService<ReadyLine>();
        }
    }
}
