using Actors.Api.Security;
using Actors.Api.Tests.Clients;
using Actors.Domain;
using Actors.Domain.Tenants;
using Actors.GrainInterfaces;
using Actors.Silo;
using Actors.Storage;
using Actors.Testing.Postgres;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Actors.Api.Tests.Hosting;

/// <summary>The whole service on a free port of this machine: real sockets, the real composition.</summary>
public abstract class ApiHost : IAsyncLifetime
{
    private static int _addresses;

    private readonly string _folder = Directory.CreateTempSubdirectory("actors-api-").FullName;
    private WebApplication? _app;

    /// <summary>Why the store of this host cannot be had here; null when it can.</summary>
    public string? Missing { get; protected set; }

    public string Address => _app!.Urls.First();

    public IServiceProvider Services => _app!.Services;

    internal WatchedJournal Journal => (WatchedJournal)Services.GetRequiredService<IEventJournal>();

    internal CapturedLogs Logs { get; } = new();

    public static (string Text, string Hash) Password { get; } = Passwords.Generate();

    protected string Folder => _folder;

    protected abstract IEnumerable<string> Storage { get; }

    /// <summary>Replaces services of this host.</summary>
    protected virtual void Adjust(WebApplicationBuilder builder)
    {
    }

    public virtual async ValueTask InitializeAsync()
    {
        if (Missing is not null)
        {
            return;
        }

        await StartAsync();
        await ChangeAsync(SystemTenant.Id, new AddAgent(TestTenant.Person("op", AgentRole.Operator), DateTimeOffset.UtcNow));
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_app is not null)
        {
            await StopAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    public async Task StartAsync()
    {
        string[] args = ["--urls", "http://127.0.0.1:0", "--Keys:Path", Path.Combine(_folder, "keys"), "--Outgoing:AllowedNetworks:0", "127.9.9.9/32", .. Storage];
        _app = SiloHost.Build(args, builder =>
        {
            builder.Services.AddSingleton<IEventJournal>(services =>
                new WatchedJournal(services.GetRequiredService<ActorsStore>().Journal));
            builder.Logging.ClearProviders();
            builder.Logging.AddProvider(Logs);
            Adjust(builder);
        });
        await _app.StartAsync();
        using var client = Http();
        await Eventually.HoldsAsync(
            async () => (await client.GetAsync("/health/ready")).IsSuccessStatusCode, "the service is ready");
    }

    public async Task StopAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        _app = null;
    }

    /// <summary>A client with an address of its own, so that limits per address do not meet.</summary>
    public HttpClient Http()
    {
        var number = Interlocked.Increment(ref _addresses);
        return new(LocalAddress.Handler($"127.1.{number / 250 % 250}.{(number % 250) + 1}")) { BaseAddress = new(Address) };
    }

    internal RestClient Api(string? token = null) => new(Http(), token);

    public async Task ChangeAsync(TenantId tenant, TenantCommand command)
    {
        var outcome = await Services.GetRequiredService<IGrainFactory>()
            .GetGrain<ITenantGrain>(GrainKey.Of(tenant)).Change(command);
        Assert.True(outcome.Accepted, outcome.Rejection?.Detail);
    }

    public Task<TestTenant> TenantAsync() => TestTenant.MakeAsync(this);
}

public sealed class MemoryHost : ApiHost
{
    protected override IEnumerable<string> Storage => ["--Storage:Store", "memory"];
}

public class SqliteHost : ApiHost
{
    protected override IEnumerable<string> Storage => ["--Storage:Store", "sqlite", "--Storage:Path", Path.Combine(Folder, "actors.db")];
}

/// <summary>The service on a PostgreSQL server of its own, where there is one.</summary>
public sealed class PostgresHost : ApiHost
{
    private PostgresServer? _server;
    private string _database = "";

    protected override IEnumerable<string> Storage => ["--Storage:Store", "postgres", "--Storage:ConnectionString", _database];

    public override async ValueTask InitializeAsync()
    {
        try
        {
            _server = await PostgresServer.StartAsync();
            _database = await _server.CreateDatabaseAsync();
        }
        catch (PostgresIsMissingException missing)
        {
            Missing = missing.Message;
        }

        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
