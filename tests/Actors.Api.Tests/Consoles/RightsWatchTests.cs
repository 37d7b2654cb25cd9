using Actors.Api.Consoles;
using Actors.Api.Security;
using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;
using Actors.Domain;
using Actors.Domain.Tenants;
using Actors.Embedded.Tests.Support;
using Actors.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Actors.Api.Tests.Consoles;

/// <summary>A console outlives its rights by 5 s at most: on a clock that the test moves.</summary>
public sealed class RightsWatchTests(RightsWatchTests.UnwatchedHost host) : IClassFixture<RightsWatchTests.UnwatchedHost>
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);

    public static TheoryData<string> Losses => ["removed", "another role", "another password"];

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task Whoever_loses_a_right_receives_nothing_five_seconds_later(string loss)
    {
        var tenant = await host.TenantAsync();
        await using var boss = await tenant.HubAsync("boss");
        await using var kim = await tenant.HubAsync("kim");
        await boss.CallAsync("Watch", "waiting");
        await kim.CallAsync("Watch", "waiting");
        await tenant.WaitingAsync();
        await boss.NextAsync("rows", _ => true, "what boss may see so far");

        var time = new WatchedTime();
        var connections = host.Services.GetRequiredService<ConsoleConnections>();
        var directory = host.Services.GetRequiredService<TenantDirectory>();
        using var watch = new RightsWatch(connections, directory, time, NullLogger<RightsWatch>.Instance);
        await watch.StartAsync(TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(() => time.HasTimer, "the watch looks at the clock");

        // As long as nothing is lost nobody is cut, however often it is looked.
        for (var round = 0; round < 3; round++)
        {
            time.Advance(Promised);
        }

        await boss.CallAsync("Agents");
        var user = connections.All.Single(connection => (connection.Viewer.Tenant, connection.Viewer.Agent) == (tenant.Id, new AgentId("boss"))).User;
        var definition = (await directory.FindAsync(tenant.Id, TestContext.Current.CancellationToken))!.Agent(new("boss"))!;
        await host.ChangeAsync(tenant.Id, Lost(loss, definition));
        await Eventually.HoldsAsync(
            async () => !await Passwords.IsStillValidAsync(directory, user, TestContext.Current.CancellationToken), "the loss is known here");
        time.Advance(Promised);
        await Eventually.HoldsAsync(() => boss.Closed.IsCompleted, "boss is cut off");
        var heard = boss.Pushes.All.Count;
        var customer = await tenant.WaitingAsync();
        await kim.NextAsync("rows", rows => rows.ToString().Contains(customer.Conversation, StringComparison.Ordinal), "what kim still hears");
        Assert.Equal(heard, boss.Pushes.All.Count);
        await watch.StopAsync(TestContext.Current.CancellationToken);
    }

    private static TenantCommand Lost(string loss, AgentDefinition boss) => loss switch
    {
        "removed" => new RemoveAgent(boss.Id, 0, DateTimeOffset.UtcNow),
        "another role" => new ChangeAgent(
            boss.Id, boss.Name, AgentRole.Agent, boss.Chat, boss.Assign, boss.Capacity, boss.Queues, DateTimeOffset.UtcNow),
        _ => new SetPassword(boss.Id, ApiHost.Password.Hash + "x", DateTimeOffset.UtcNow),
    };

    /// <summary>A clock that the test moves, once somebody waits for it.</summary>
    private sealed class WatchedTime : TimeProvider
    {
        private readonly ManualTime _time = new();
        private volatile bool _hasTimer;

        public bool HasTimer => _hasTimer;

        public override DateTimeOffset GetUtcNow() => _time.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = _time.CreateTimer(callback, state, dueTime, period);
            _hasTimer = true;
            return timer;
        }

        public void Advance(TimeSpan time) => _time.Advance(time);
    }

    /// <summary>A host that does not look by itself.</summary>
    public sealed class UnwatchedHost : SqliteHost
    {
        protected override void Adjust(WebApplicationBuilder builder) =>
            builder.Services.Remove(builder.Services.Single(service =>
                service.ServiceType == typeof(IHostedService) && service.ImplementationType == typeof(RightsWatch)));
    }
}
