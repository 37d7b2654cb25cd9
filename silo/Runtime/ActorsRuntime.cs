using Orleans;
using Orleans.Hosting;
using Orleans.Storage;

namespace Actors.Silo.Runtime;

/// <summary>The runtime's seams for state and reminders, joined to the store.</summary>
internal static class ActorsRuntime
{
    /// <summary>Keeps state and reminders in the store.</summary>
    public static void UseActorsStore(this ISiloBuilder silo)
    {
        silo.AddReminders();
        silo.Services.AddSingleton<IReminderTable, StoredReminderTable>();
        silo.Services.AddKeyedSingleton<IGrainStorage, StoredGrainState>(StoredGrainState.Name);
    }
}
