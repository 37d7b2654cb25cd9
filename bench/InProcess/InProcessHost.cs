using Actors.Channels;
using Actors.GrainInterfaces;
using Actors.Grains;
using Actors.Storage;
using Orleans;
using Orleans.Hosting;

namespace Actors.Bench.InProcess;

/// <summary>Grains and store in this process, without the edge; composed as the real server is.</summary>
internal sealed class InProcessHost : IAsyncDisposable
{
    private readonly IHost _host;

    private InProcessHost(IHost host) => _host = host;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public IEventJournal Journal => _host.Services.GetRequiredService<IEventJournal>();

    public IReadStore Rows => _host.Services.GetRequiredService<IReadStore>();

    public static async Task<InProcessHost> StartAsync(StorageOptions storage, params IConnector[] messengers)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddActorsStorage(storage);
        builder.UseOrleans(silo =>
        {
            BenchRuntime.Configure(silo);
            silo.AddMemoryGrainStorage("actors");
            silo.UseInMemoryReminderService();
        });
        builder.Services.AddSingleton<IFanOut, NoFanOut>();
        builder.Services.AddActorsGrains();
        builder.Services.AddSingleton<ISecretBox, OpenBox>();
        foreach (var messenger in messengers)
        {
            builder.Services.AddSingleton(messenger);
        }

        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    /// <summary>How many grains are active.</summary>
    public Task<int> ActivationsAsync() => BenchRuntime.ActivationsAsync(_host.Services);

    /// <summary>Deactivates every grain.</summary>
    public Task ForgetAsync() => BenchRuntime.ForgetAsync(_host.Services);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    /// <summary>Nothing is secret here.</summary>
    private sealed class OpenBox : ISecretBox
    {
        public string Seal(string secret) => secret;

        public string? Open(string sealedSecret) => sealedSecret;
    }

    /// <summary>Nobody listens.</summary>
    private sealed class NoFanOut : IFanOut, IDisposable
    {
        public void Publish(ConversationChange change)
        {
        }

        public IDisposable Subscribe(Action<ConversationChange> listener) => this;

        public void Dispose()
        {
        }
    }
}
