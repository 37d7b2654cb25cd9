using Actors.Conformance.Tests.Grains;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Actors.Conformance.Tests.Fixture;

/// <summary>What both runtimes are told. Time is real, so times are short.</summary>
internal static class ClusterSettings
{
    public static TimeSpan ResponseTimeout { get; } = TimeSpan.FromSeconds(2);

    public static void Configure(ISiloBuilder silo, IReminderTable? reminders)
    {
        silo.UseInMemoryReminderService();
        if (reminders is not null)
        {
            silo.Services.AddSingleton(reminders);
        }

        silo.AddMemoryGrainStorageAsDefault()
            .AddMemoryGrainStorage("notes")
            .Configure<SiloMessagingOptions>(options => options.ResponseTimeout = ResponseTimeout)
            .Configure<GrainCollectionOptions>(options =>
            {
                options.CollectionQuantum = TimeSpan.FromMilliseconds(250);
                options.ClassSpecificCollectionAge[typeof(ShortLivedGrain).FullName!] = TimeSpan.FromMilliseconds(500);
            });
    }
}
