using System.Diagnostics;
using System.Text.Json;
using Actors.Durability.Tests.Checks;

namespace Actors.Durability.Tests.Load;

/// <summary>
/// Everybody who makes the load: customers of every kind on a channel with a bot and one without, agents with few places, and one with many for the end;
/// and the comparison of what they know with what is stored.
/// </summary>
internal sealed class Cast
{
    private static readonly Dictionary<string, int> Capacities = new() { ["ahn"] = 2, ["baek"] = 2, ["choi"] = 1 };

    private const int MostTold = 20;

    private static readonly TimeSpan LongestSettling = TimeSpan.FromSeconds(90);

    private readonly World _world;
    private readonly IReadOnlyList<Customer> _customers;
    private readonly IReadOnlyList<AgentClient> _agents;
    private readonly AgentClient _last;

    private Cast(World world, IReadOnlyList<Customer> customers, IReadOnlyList<AgentClient> agents, AgentClient last, string key) =>
        (_world, _customers, _agents, _last, GatewayKey) = (world, customers, agents, last, key);

    /// <summary>The names of the customers, which are those of their clients.</summary>
    public IReadOnlyList<string> Customers => [.. _customers.Select(customer => customer.Name)];

    /// <summary>What a program of the tenant signs in with.</summary>
    public string GatewayKey { get; }

    /// <summary>Makes channels, keys and people at the demo tenant.</summary>
    public static async Task<Cast> MakeAsync(World world, IReadOnlyDictionary<string, string> passwords, int seed)
    {
        var manager = await Sign.KnownAsync(() => Sign.InAsync(world.Http, "manager@demo", passwords["manager@demo"]));
        Task<JsonElement> Make(string path, object body) => Sign.PostAsync(world.Http, manager, $"/v1/tenant/{path}", body);
        Task<string> SignIn(JsonElement made) => Sign.KnownAsync(
            () => Sign.InAsync(world.Http, made.GetProperty("login").GetString()!, made.GetProperty("password").GetString()!));

        await Make("queues", new { id = "second", name = "둘째" });
        await Make("channels", new { id = "plain", type = "web", name = "봇 없는 채팅", queue = "second" });
        var key = (await Make("keys", new { id = "gateway", name = "게이트웨이" })).GetProperty("key").GetString()!;
        var agents = new List<AgentClient>();
        foreach (var (id, capacity) in Capacities)
        {
            var made = await Make("agents", new { id, name = id, capacity, queues = new[] { "general", "second" } });
            agents.Add(new(world, id, await SignIn(made), [.. Capacities.Keys.Where(other => other != id)], seed + agents.Count));
        }

        var many = await Make("agents", new { id = "many", name = "많이", queues = new[] { "general", "second" } });
        var last = new AgentClient(world, "many", await SignIn(many), [], 0);
        Customer[] customers =
        [
            .. Enumerable.Range(0, 5).Select(i => new RestCustomer(world, i < 3 ? "web" : "plain", $"rest{i}", seed + 100 + i)),
            .. Enumerable.Range(0, 4).Select(i => new SocketCustomer(world, i < 3 ? "web" : "plain", $"socket{i}", seed + 200 + i)),
            .. Enumerable.Range(0, 4).Select(i => new GatewayCustomer(world, i < 3 ? "web" : "plain", $"gateway{i}", seed + 300 + i, key)),
        ];
        foreach (var customer in customers)
        {
            await Sign.KnownAsync(async () =>
            {
                await customer.BeginAsync();
                return true;
            });
        }

        return new(world, customers, agents, last, key);
    }

    /// <summary>Lets them begin.</summary>
    public IReadOnlyList<Task> Live() =>
        [.. _customers.Select(customer => Task.Run(customer.LiveAsync)), .. _agents.Select(agent => Task.Run(agent.LiveAsync))];

    /// <summary>Lets them bring to an end what they have begun, waits until nothing is owed, and lets everybody read the rest.</summary>
    public async Task EndAsync(TestStore store, IReadOnlyList<Task> lives, ITestOutputHelper output, Func<string> said)
    {
        _world.End();
        await Patience.ForAsync(Task.WhenAll(lives), "the clients to end", said);
        await _world.ReadAsync(() => _last.CatchUpAsync().ContinueWith(done => done.IsCompletedSuccessfully, TaskScheduler.Default));
        var settled = await SettledAsync(store, said);
        output.WriteLine($"settled after {settled.TotalSeconds:0.0} s");
        foreach (var customer in _customers)
        {
            await Patience.ForAsync(customer.CatchUpAsync(), $"{customer.Name} to catch up", said);
        }

        foreach (var agent in _agents)
        {
            await Patience.ForAsync(agent.CatchUpAsync(), $"{agent.Agent} to catch up", said);
            await agent.LeaveAsync();
        }

        await _last.LeaveAsync();
    }

    /// <summary>When no server has the store: compares it with every client's log and with what every client saw.</summary>
    public async Task CheckAsync(TestStore testStore, int atLeast, ITestOutputHelper output, Func<string> said)
    {
        var log = _world.Log.ToList();
        output.WriteLine($"{log.Count} operations, {log.Count(one => one.Fate == Fate.Acknowledged)} acknowledged "
            + $"({log.Count(one => one is { Fate: Fate.Acknowledged, IsMessage: true })} messages, {log.Count(one => one is { Fate: Fate.Acknowledged, Attempts: > 1 })} "
            + $"after a retry), {log.Count(one => one.Fate == Fate.Refused)} refused, {log.Count(one => one.Fate == Fate.Unknown)} unknown; "
            + $"{_world.Lost} attempts without an answer");
        foreach (var lost in log.Where(one => one.WasLost).Take(MostTold))
        {
            output.WriteLine($"without an answer: {lost}");
        }

        var faults = _world.Faults.ToList();
        await using (var store = await testStore.OpenAsync())
        {
            var rooms = await Room.AllAsync(store, faults);
            await StoreCheck.RunAsync(store, rooms, Capacities, faults);
            await LogCheck.RunAsync(store, rooms, log, faults);
            Saw(rooms, faults);
        }

        Assert.True(faults.Count == 0, $"{faults.Count} faults\n{string.Join('\n', faults.Take(40))}\n{said()}");
        Assert.True(log.Count(one => one is { Fate: Fate.Acknowledged, IsMessage: true }) > atLeast, "There was hardly any load.");
    }

    private void Saw(IReadOnlyList<Room> rooms, List<string> faults)
    {
        foreach (var customer in _customers)
        {
            LogCheck.Saw(customer.Name, rooms.FirstOrDefault(room => room.Id == customer.Conversation), isCustomer: true, customer.Seen, faults);
        }

        foreach (var agent in _agents)
        {
            foreach (var (conversation, seen) in agent.Seen)
            {
                LogCheck.Saw(agent.Agent, rooms.FirstOrDefault(room => room.Id.Value == conversation), isCustomer: false, seen, faults);
            }
        }
    }

    /// <summary>Nothing is owed and nobody waits.</summary>
    private static async Task<TimeSpan> SettledAsync(TestStore store, Func<string> said)
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

            Assert.True(since.Elapsed < LongestSettling, $"After {since.Elapsed} {owed} streams still owe something and {waiting} wait.\n{said()}");
            await Task.Delay(50);
        }
    }
}
