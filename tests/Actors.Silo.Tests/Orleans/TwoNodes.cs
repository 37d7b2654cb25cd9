using Actors.Domain;
using Actors.GrainInterfaces;
using Actors.Grains;
using Actors.Silo.Demo;
using Actors.Silo.FanOut;
using Actors.Silo.Runtime;
using Actors.Silo.Tests;
using Actors.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;
using Orleans.TestingHost;

[assembly: AssemblyFixture(typeof(TwoNodes))]

namespace Actors.Silo.Tests;

/// <summary>Two silos on one store in memory, the demo tenant, and a client outside of them.</summary>
public sealed class TwoNodes : IAsyncLifetime
{
    private ActorsStore? _store;
    private InProcessTestCluster? _cluster;

    public IGrainFactory Grains => _cluster!.Client;

    public FaultyJournal Faults { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _store = await ActorsStore.OpenAsync(new() { Store = "memory" });
        (var journal, Faults) = FaultyJournal.Around(_store.Journal);
        var fanOut = new InProcessFanOut();
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(journal).AddSingleton(_store.Rows).AddSingleton(_store.Due)
                .AddSingleton(_store.GrainState).AddSingleton(_store.Reminders).AddSingleton<IFanOut>(fanOut)
                .AddSingleton(_store.Files).AddSingleton(_store.Webhooks);
            silo.Services.AddGrainSerialization();
            silo.Services.AddActorsGrains();
            silo.UseActorsStore();
        });
        builder.ConfigureClient(client => client.Services.AddGrainSerialization());
        _cluster = builder.Build();
        await _cluster.DeployAsync();
        foreach (var (tenant, command) in DemoTenant.Make(DateTimeOffset.UtcNow).Commands)
        {
            Assert.Null((await Grains.GetGrain<ITenantGrain>(GrainKey.Of(tenant)).Change(command)).Rejection);
        }

        // The other node would hear of it within a second.
        foreach (var silo in _cluster.Silos)
        {
            await silo.ServiceProvider.GetRequiredService<TenantDirectory>().RefreshAsync(CancellationToken.None);
        }
    }

    /// <summary>Appends the last event of a stream once more, behind the back of its grain.</summary>
    internal async Task AppendAgain(StreamId stream)
    {
        var last = (await _store!.Journal.LoadAsync(stream, CancellationToken.None)).Events[^1];
        var appended = await _store.Journal.AppendAsync(
            new() { Stream = stream, ExpectedSeq = last.Seq, Events = [new(last.Name, last.Data, last.At)] },
            CancellationToken.None);
        Assert.IsType<AppendResult.Appended>(appended);
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster!.StopAllSilosAsync();
        await _cluster.DisposeAsync();
        await _store!.DisposeAsync();
    }
}
