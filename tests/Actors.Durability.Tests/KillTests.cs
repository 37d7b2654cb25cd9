using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Actors.Durability.Tests.Checks;
using Actors.Durability.Tests.Load;
using Actors.Testing.Servers;

namespace Actors.Durability.Tests;

/// <summary>
/// Kills the server at random moments under load and compares the store with what each client knows. <c>ACTORS_KILL_ROUNDS</c> says how often (20),
/// <c>ACTORS_KILL_SEED</c> repeats the clients' choices and the moments as far as two processes can be repeated.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly Dictionary<string, int> Capacities = new() { ["ahn"] = 2, ["baek"] = 2, ["choi"] = 1 };

    private static readonly int Rounds = Number("ACTORS_KILL_ROUNDS") ?? 20;

    private static readonly int Seed = Number("ACTORS_KILL_SEED") ?? Random.Shared.Next();

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Nothing_acknowledged_is_lost_and_nothing_is_half_done(string storeName)
    {
        output.WriteLine($"{storeName}, {Rounds} rounds, ACTORS_KILL_SEED={Seed}");
        await using var store = await TestStore.NewAsync(storeName);
        await using var server = new ServerProcess(store.Options, store.Folder);
        await server.StartAsync();
        using var world = new World(server.Address);
        world.Up();

        var (customers, agents, last) = await PeopleAsync(world, server);
        var lives = customers.Select(customer => Task.Run(customer.LiveAsync))
            .Concat(agents.Select(agent => Task.Run(agent.LiveAsync))).ToArray();
        var kills = await KillAsync(world, server);
        world.End();
        await WithinAsync(Task.WhenAll(lives), "the clients to end", server);

        await world.ReadAsync(() => last.CatchUpAsync().ContinueWith(done => done.IsCompletedSuccessfully, TaskScheduler.Default));
        var settled = await SettledAsync(store, server);
        foreach (var customer in customers)
        {
            await WithinAsync(customer.CatchUpAsync(), $"{customer.Name} to catch up", server);
        }

        foreach (var agent in agents)
        {
            await WithinAsync(agent.CatchUpAsync(), $"{agent.Agent} to catch up", server);
            await agent.LeaveAsync();
        }

        await last.LeaveAsync();
        Assert.Equal(0, await server.StopAsync());

        var log = world.Log.ToList();
        output.WriteLine($"{kills} kills; {log.Count} operations, {log.Count(one => one.Fate == Fate.Acknowledged)} acknowledged "
            + $"({log.Count(one => one is { Fate: Fate.Acknowledged, IsMessage: true })} messages, {log.Count(one => one is { Fate: Fate.Acknowledged, Attempts: > 1 })} "
            + $"after a retry), {log.Count(one => one.Fate == Fate.Refused)} refused, {log.Count(one => one.Fate == Fate.Unknown)} unknown; "
            + $"{world.Lost} attempts without an answer; settled after {settled.TotalSeconds:0.0} s");
        var faults = await CheckAsync(store, customers, agents, log);
        faults.InsertRange(0, world.Faults);
        Assert.True(faults.Count == 0, $"{faults.Count} faults\n{string.Join('\n', faults.Take(40))}\n{server.Output}");
        Assert.True(log.Count(one => one is { Fate: Fate.Acknowledged, IsMessage: true }) > 5 * Rounds, "There was hardly any load.");
    }

    private static async Task<List<string>> CheckAsync(
        TestStore testStore, IReadOnlyList<Customer> customers, IReadOnlyList<AgentClient> agents, IReadOnlyList<Operation> log)
    {
        await using var store = await testStore.OpenAsync();
        var faults = new List<string>();
        var rooms = await Room.AllAsync(store, faults);
        await StoreCheck.RunAsync(store, rooms, Capacities, faults);
        await LogCheck.RunAsync(store, rooms, log, faults);
        foreach (var customer in customers)
        {
            LogCheck.Saw(customer.Name, rooms.FirstOrDefault(room => room.Id == customer.Conversation), isCustomer: true, customer.Seen, faults);
        }

        foreach (var agent in agents)
        {
            foreach (var (conversation, seen) in agent.Seen)
            {
                LogCheck.Saw(agent.Agent, rooms.FirstOrDefault(room => room.Id.Value == conversation), isCustomer: false, seen, faults);
            }
        }

        return faults;
    }

    /// <summary>Kills after some acknowledgements and a moment; now and then again while the server starts. Returns how often.</summary>
    private async Task<int> KillAsync(World world, ServerProcess server)
    {
        var random = new Random(Seed);
        var (kills, down) = (0, new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            await WithinAsync(world.MoreAsync(random.Next(10, 200)), $"acknowledgements in round {round}", server);
            await Task.Delay(random.Next(30));
            world.Down();
            await server.KillAsync();
            var start = Stopwatch.GetTimestamp();
            kills++;
            if (random.Next(4) == 0)
            {
                server.Launch();
                await Task.WhenAny(server.Ready, Task.Delay(random.Next(1500)));
                await server.KillAsync();
                kills++;
            }

            await server.StartAsync();
            world.Up();
            await WithinAsync(world.MoreAsync(1), $"the first acknowledgement after kill {kills}", server);
            down.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        await WithinAsync(world.MoreAsync(100), "acknowledgements after the last kill", server);
        output.WriteLine($"from kill to the next acknowledgement: median {down.Order().ElementAt(down.Count / 2):0.0} s, longest {down.Max():0.0} s");
        return kills;
    }

    /// <summary>Customers of every kind on a channel with a bot and one without, agents with few places, and one with many for the end.</summary>
    private static async Task<(IReadOnlyList<Customer> Customers, IReadOnlyList<AgentClient> Agents, AgentClient Last)> PeopleAsync(
        World world, ServerProcess server)
    {
        var manager = await Sign.InAsync(world.Http, "manager@demo", server.Passwords["manager@demo"]);
        Task<JsonElement> Make(string path, object body) => Sign.PostAsync(world.Http, manager, $"/v1/tenant/{path}", body);
        async Task<string> SignIn(JsonElement made) =>
            await Sign.InAsync(world.Http, made.GetProperty("login").GetString()!, made.GetProperty("password").GetString()!);

        await Make("queues", new { id = "second", name = "둘째" });
        await Make("channels", new { id = "plain", type = "web", name = "봇 없는 채팅", queue = "second" });
        var key = (await Make("keys", new { id = "gateway", name = "게이트웨이" })).GetProperty("key").GetString()!;
        var agents = new List<AgentClient>();
        foreach (var (id, capacity) in Capacities)
        {
            var made = await Make("agents", new { id, name = id, capacity, queues = new[] { "general", "second" } });
            agents.Add(new(world, id, await SignIn(made), [.. Capacities.Keys.Where(other => other != id)], Seed + agents.Count));
        }

        var many = await Make("agents", new { id = "many", name = "많이", queues = new[] { "general", "second" } });
        var last = new AgentClient(world, "many", await SignIn(many), [], 0);
        Customer[] customers =
        [
            .. Enumerable.Range(0, 5).Select(i => new RestCustomer(world, i < 3 ? "web" : "plain", $"rest{i}", Seed + 100 + i)),
            .. Enumerable.Range(0, 4).Select(i => new SocketCustomer(world, i < 3 ? "web" : "plain", $"socket{i}", Seed + 200 + i)),
            .. Enumerable.Range(0, 4).Select(i => new GatewayCustomer(world, i < 3 ? "web" : "plain", $"gateway{i}", Seed + 300 + i, key)),
        ];
        foreach (var customer in customers)
        {
            await customer.BeginAsync();
        }

        return (customers, agents, last);
    }

    /// <summary>Nothing is owed and nobody waits.</summary>
    private static async Task<TimeSpan> SettledAsync(TestStore store, ServerProcess server)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            var owed = (await store.QueryAsync("SELECT COUNT(*) FROM conversations WHERE next_due IS NOT NULL"))[0]
                + (await store.QueryAsync("SELECT COUNT(*) FROM presence WHERE next_due IS NOT NULL"))[0];
            var waiting = (await store.QueryAsync("SELECT COUNT(*) FROM conversations WHERE status IN (2, 3)"))[0];
            if (owed == 0 && waiting == 0)
            {
                return since.Elapsed;
            }

            Assert.True(since.Elapsed < Patience, $"After {since.Elapsed} {owed} streams still owe something and {waiting} wait.\n{server.Output}");
            await Task.Delay(50);
        }
    }

    private static async Task WithinAsync(Task task, string what, ServerProcess server)
    {
        try
        {
            await task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"Waited {Patience} in vain for {what}.\n{server.Output}");
        }
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
