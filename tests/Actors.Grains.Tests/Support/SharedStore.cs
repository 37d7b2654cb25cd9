using Actors.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Grains.Tests.Support;

/// <summary>One open store for every node of a test, its journal watched.</summary>
internal static class SharedStore
{
    public static void AddStore(this IServiceCollection services, ActorsStore store, IEventJournal journal)
    {
        services.AddSingleton(journal);
        services.AddSingleton(store.Rows);
        services.AddSingleton(store.Due);
        services.AddSingleton(store.GrainState);
        services.AddSingleton(store.Reminders);
        services.AddSingleton(store.Files);
        services.AddSingleton(store.Webhooks);
    }
}
