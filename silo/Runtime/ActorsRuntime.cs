using Actors.GrainInterfaces;
using Actors.Silo.FanOut;
using Orleans;
using Orleans.Hosting;
using Orleans.Storage;

namespace Actors.Silo.Runtime;

/// <summary>Joins the runtime's seams for state and reminders to the store.</summary>
internal static class ActorsRuntime
{
    public static void AddActorsRuntime(this WebApplicationBuilder builder)
    {
        builder.UseOrleans(silo =>
        {
            silo.UseActorsCluster();
            silo.AddReminders();
            silo.Services.AddSingleton<IReminderTable, StoredReminderTable>();
            silo.Services.AddKeyedSingleton<IGrainStorage, StoredGrainState>(StoredGrainState.Name);
        });
        builder.Services.AddSingleton<IFanOut, InProcessFanOut>();
    }
}
