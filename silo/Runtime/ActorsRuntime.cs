using Actors.GrainInterfaces;
using Actors.Silo.FanOut;
using Orleans;
using Orleans.Hosting;
using Orleans.Storage;

namespace Actors.Silo.Runtime;

/// <summary>The runtime of the grains, its seams for state and reminders joined to the store.</summary>
internal static class ActorsRuntime
{
    public static void AddActorsRuntime(this WebApplicationBuilder builder)
    {
        builder.UseOrleans(silo =>
        {
            silo.UseActorsCluster();
            silo.UseActorsStore();
        });
        builder.Services.AddSingleton<IFanOut, InProcessFanOut>();
    }

    /// <summary>Keeps state and reminders in the store.</summary>
    public static void UseActorsStore(this ISiloBuilder silo)
    {
        silo.AddReminders();
        silo.Services.AddSingleton<IReminderTable, StoredReminderTable>();
        silo.Services.AddKeyedSingleton<IGrainStorage, StoredGrainState>(StoredGrainState.Name);
    }
}
