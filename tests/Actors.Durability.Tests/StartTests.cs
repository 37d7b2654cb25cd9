using System.Diagnostics;
using System.Net;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.Durability.Tests.Checks;
using Actors.Durability.Tests.Load;
using Actors.Storage;
using Actors.Testing.Servers;

namespace Actors.Durability.Tests;

/// <summary>How the server starts and stops: half-way first starts, what was owed, wrong databases, SIGTERM.</summary>
public sealed class StartTests
{
    private static readonly string[] Everybody = ["kim@demo", "lee@demo", "manager@demo", "operator@system"];

    [Fact]
    public async Task A_first_start_killed_before_its_end_is_taken_up_by_the_next_with_new_passwords()
    {
        await using var store = await TestStore.NewAsync("sqlite");
        var now = DateTimeOffset.UtcNow;
        await using (var crafted = await store.OpenAsync())
        {
            var kim = new AgentDefinition(new("kim"), "김해피", AgentRole.Agent, "a password that nobody read", true, true, null, []);
            await Crafted.TenantAsync(crafted, new("demo"), new TenantCreated(new("demo"), "해피상점", now), new AgentAdded(kim, now));
            await Crafted.TenantAsync(crafted, SystemTenant.Id, new TenantCreated(SystemTenant.Id, "Actors", now));
        }

        await using var server = new ServerProcess(store.Options, store.Folder);
        await server.StartAsync();
        await EverybodySignsInAsync(server);
    }

    [Fact]
    public async Task A_first_start_may_be_killed_anywhere()
    {
        await using var store = await TestStore.NewAsync("sqlite");
        await using var server = new ServerProcess(store.Options, store.Folder);
        for (var events = 1; events <= 7; events += 2)
        {
            server.Launch();
            while (!server.Ready.IsCompleted && await TenantEventsAsync(store) < events)
            {
                await Task.Yield();
            }

            await server.KillAsync();
        }

        await server.StartAsync();
        await EverybodySignsInAsync(server);
        await server.KillAsync();
        var passwords = server.Passwords.Values.ToList();
        await server.StartAsync();
        Assert.Equal(passwords, server.Passwords.Values);
        await EverybodySignsInAsync(server);
    }

    [Fact]
    public async Task A_half_made_tenant_is_completed_by_the_operators_next_try()
    {
        await using var store = await TestStore.NewAsync("sqlite");
        await using (var crafted = await store.OpenAsync())
        {
            await Crafted.TenantAsync(crafted, new("acme"), new TenantCreated(new("acme"), "에크미", DateTimeOffset.UtcNow));
        }

        await using var server = new ServerProcess(store.Options, store.Folder);
        await server.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Address };
        var token = await Sign.InAsync(http, "operator@system", server.Passwords["operator@system"]);
        var made = await Sign.PostAsync(http, token, "/v1/tenants", new { id = "acme", name = "에크미" });
        await Sign.InAsync(http, made.GetProperty("login").GetString()!, made.GetProperty("password").GetString()!);
        var again = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Sign.PostAsync(http, token, "/v1/tenants", new { id = "acme", name = "에크미" }));
        Assert.Contains("already-exists", again.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_voids_the_old_one_and_its_tokens()
    {
        await using var store = await TestStore.NewAsync("sqlite");
        await using var server = new ServerProcess(store.Options, store.Folder);
        await server.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Address };
        var old = server.Passwords["kim@demo"];
        var hub = new HubClient();
        await hub.ConnectAsync(server.Address, await Sign.InAsync(http, "kim@demo", old), TestContext.Current.CancellationToken);
        var manager = await Sign.InAsync(http, "manager@demo", server.Passwords["manager@demo"]);
        var made = await Sign.PostAsync(http, manager, "/v1/tenant/agents/kim/password", new { });
        Assert.Equal("kim@demo", made.GetProperty("login").GetString());
        await Sign.InAsync(http, "kim@demo", made.GetProperty("password").GetString()!);
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => Sign.InAsync(http, "kim@demo", old));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        await hub.Closed.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await hub.DisposeAsync();
        var unknown = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Sign.PostAsync(http, manager, "/v1/tenant/agents/nobody/password", new { }));
        Assert.Contains("404", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_killed_server_owed_is_done_at_the_start_and_not_when_it_is_due()
    {
        await using var store = await TestStore.NewAsync("sqlite");
        await using var server = new ServerProcess(store.Options, store.Folder);
        await server.StartAsync();
        await server.KillAsync();
        var (tenant, channel, customer) = (new TenantId("demo"), new ChannelId("web"), new CustomerId("killed"));
        var id = ConversationKey.Of(tenant, channel, customer);
        var room = new Domain.Conversations.Room(tenant, channel, ChannelType.Web, customer, null, HasBot: true);
        var policy = new ConversationPolicy(new("general"), "취소", Distribution.RoundRobin);

        // Killed between the commit and the question to the bot; due long after the next start.
        await using (var crafted = await store.OpenAsync())
        {
            await Crafted.ConversationAsync(
                crafted, id, tenant, new ReceiveMessage(room, MessageText.From("배송은요?"), "1", policy, DateTimeOffset.UtcNow + TimeSpan.FromSeconds(30)));
        }

        await server.StartAsync();
        var since = Stopwatch.StartNew();
        while ((await store.QueryAsync("SELECT COUNT(*) FROM conversations WHERE next_due IS NOT NULL"))[0] > 0)
        {
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(60), $"The bot was not asked.\n{server.Output}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, await server.StopAsync());
        await using var after = await store.OpenAsync();
        var events = Assert.Single(await Checks.Room.AllAsync(after, [])).Events.Select(each => each.Happened).ToList();
        var due = events.OfType<CustomerMessageReceived>().Single().At + TimeSpan.FromSeconds(5);
        var answers = events.OfType<BotMessageSent>().ToList();
        Assert.Equal(2, answers.Count);
        Assert.All(answers, answer => Assert.True(answer.At < due, $"It was answered at {answer.At}, when it was due at {due}."));
    }

    [Fact]
    public async Task A_second_process_on_the_same_file_is_refused()
    {
        await using var store = await TestStore.NewAsync("sqlite");
        await using var server = new ServerProcess(store.Options, store.Folder);
        await server.StartAsync();
        await using var second = new ServerProcess(store.Options, store.Folder);
        second.Launch();
        Assert.Equal(1, await second.ExitAsync());
        Assert.Contains("is in use by another process. SQLite serves one process at a time", second.Output, StringComparison.Ordinal);
        await EverybodySignsInAsync(server);
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        await using var store = await TestStore.NewAsync("sqlite");
        await using (await store.OpenAsync())
        {
        }

        await store.QueryAsync("INSERT INTO schema_version (version) VALUES (9999)");
        await using var server = new ServerProcess(store.Options, store.Folder);
        server.Launch();
        Assert.Equal(1, await server.ExitAsync());
        Assert.Contains("The store has schema 9999", server.Output, StringComparison.Ordinal);
        Assert.Equal(0, await TenantEventsAsync(store));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Asked_to_stop_it_ends_soon_and_everything_acknowledged_is_there(string storeName)
    {
        await using var store = await TestStore.NewAsync(storeName);
        await using var server = new ServerProcess(store.Options, store.Folder);
        await server.StartAsync();
        using var world = new World(server.Address);
        world.Up();
        Customer[] customers =
        [
            .. Enumerable.Range(0, 4).Select(i => new RestCustomer(world, "web", $"rest{i}", i)),
            .. Enumerable.Range(0, 2).Select(i => new SocketCustomer(world, "web", $"socket{i}", i)),
        ];
        foreach (var customer in customers)
        {
            await customer.BeginAsync();
        }

        var lives = customers.Select(customer => Task.Run(customer.LiveAsync)).ToArray();
        await world.MoreAsync(100).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        world.Down();
        var asked = Stopwatch.StartNew();
        Assert.Equal(0, await server.StopAsync());
        Assert.True(asked.Elapsed < TimeSpan.FromSeconds(10), $"It took {asked.Elapsed} to stop.\n{server.Output}");

        // Now, before anybody tries again.
        var acknowledged = world.Log.Where(one => one.Fate == Fate.Acknowledged).ToList();
        var faults = new List<string>();
        await using (var stopped = await store.OpenAsync())
        {
            await LogCheck.RunAsync(stopped, await Checks.Room.AllAsync(stopped, faults), [.. world.Log], faults);
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(20)));
        Assert.True(acknowledged.Count >= 100);
        await server.StartAsync();
        world.Up();
        world.End();
        await Task.WhenAll(lives).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Empty(world.Faults);
    }

    private static async Task<long> TenantEventsAsync(TestStore store)
    {
        try
        {
            return (await store.QueryAsync("SELECT COUNT(*) FROM journal WHERE kind = 1"))[0];
        }
        catch (System.Data.Common.DbException)
        {
            // The table does not exist yet.
            return 0;
        }
    }

    private static async Task EverybodySignsInAsync(ServerProcess server)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        foreach (var login in Everybody)
        {
            await Sign.InAsync(http, login, server.Passwords[login]);
        }

        using var ready = await http.GetAsync("/health/ready");
        Assert.True(ready.IsSuccessStatusCode, server.Output);
    }
}
