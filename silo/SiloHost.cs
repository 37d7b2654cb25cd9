using Actors.Api;
using Actors.Grains;
using Actors.Silo.Demo;
using Actors.Silo.Pages;
using Actors.Silo.Runtime;
using Actors.Storage;

namespace Actors.Silo;

/// <summary>The whole service in one process, as <c>Program.cs</c> runs it and as tests build it.</summary>
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
        builder.UseActorsDefaults();
        builder.Services.AddActorsStorage(
            builder.Configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new(), ActorsCluster.IsThisProcess);
        builder.AddActorsRuntime();
        builder.AddFakeMessengers();
        builder.AddActorsOutgoing();
        builder.AddActorsMessengers();
        builder.Services.AddActorsGrains();
        builder.Services.AddActorsApi(ActorsCluster.IsThisProcess);
        builder.Services.AddActorsHealth();
        builder.Services.AddDemo();
        adjust?.Invoke(builder);

        var app = builder.Build();
        app.MapActorsApi();
        app.MapActorsHealth();
        app.MapActorsPages();
        return app;
    }
}
