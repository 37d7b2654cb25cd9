using System.Text.Json;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.Embedded;
using Actors.GrainInterfaces;
using Actors.Grains.Tests.Support;
using Actors.Testing;

namespace Actors.Grains.Tests.Adversary;

/// <summary>
/// One day in the office by a seed: customers and agents at the same time, while calls are delayed, reordered, lost, repeated and
/// processes die. Answers everything that went wrong for good.
/// </summary>
internal sealed class Day(int seed)
{
    private static readonly (string Channel, string Customer)[] Customers = [("web", "a"), ("web", "b"), ("naver", "c"), ("web", "d")];

    private readonly Random _random = new(seed);
    private readonly List<string> _faults = [];
    private string _journal = "";

    public static IReadOnlyList<string> Play(int seed, CallGraph? graph = null)
    {
        var day = new Day(seed);
        var scheduler = new SeededScheduler(seed);
        scheduler.Run(() => day.PlayAsync(scheduler, graph));
        return day._faults;
    }

    /// <summary>Everything that was committed on the day of a seed.</summary>
    public static string Journal(int seed)
    {
        var day = new Day(seed);
        var scheduler = new SeededScheduler(seed);
        scheduler.Run(() => day.PlayAsync(scheduler, null));
        return day._journal;
    }

    private async Task PlayAsync(SeededScheduler scheduler, CallGraph? graph)
    {
        var distribution = _random.Next(4) == 0 ? Distribution.Manual : (Distribution)_random.Next(2);
        var runtime = new TestRuntime(scheduler, options =>
        {
            options.CallGraph = graph;
            options.Adversary = new AdversaryOptions
            {
                Seed = seed,
                RoundTrip = Travel,
                Spares = grain => grain.ToString().StartsWith("tenant", StringComparison.Ordinal),
            };
        });
        await using var office = await Office.OpenAsync(runtime, distribution);
        var callers = Customers.Select(customer => new Caller($"{customer.Customer}")).ToList();
        var agents = Office.Agents.Keys.Select(agent => (Id: agent, Caller: new Caller(agent.Value))).ToList();
        await Task.WhenAll(
            callers.Select((caller, index) => Customer(office, caller, Customers[index]))
            .Concat(agents.Select(agent => Agent(office, agent.Caller, agent.Id)))
            .Append(Clock(office)));
        _faults.AddRange(await office.CatchUpAsync(60));
        await Check(office, distribution, [.. callers, .. agents.Select(agent => agent.Caller)]);
    }

    private async Task Customer(Office office, Caller caller, (string Channel, string Customer) who)
    {
        var id = Office.RoomOf(who.Channel, who.Customer);
        var room = office.Room(id);
        for (var deeds = _random.Next(3, 10); deeds > 0; deeds--)
        {
            var operation = OperationKey.OfCustomer(id, caller.NextId());
            var call = new CustomerCall(new(who.Channel), new(who.Customer), null, operation);
            var text = _random.Next(8) switch { 0 => "취소", 1 => "상담원", _ => "문의" };
            await (_random.Next(8) switch
            {
                0 => Caller.Until(() => room.Open(call)),
                1 or 2 => Caller.Until(() => room.Connect(call)),
                3 when _random.Next(3) == 0 => Caller.Until(() => room.SwitchToBot(call)),
                _ => caller.Say(id, $"c:{operation.Id}", () => room.Receive(
                    new(new(who.Channel), new(who.Customer), null, MessageText.From(text), operation))),
            });
            for (var pause = _random.Next(40); pause > 0; pause--) await Task.Yield();
        }
    }

    /// <summary>A few minutes pass, so that a grace is over while everybody works.</summary>
    private async Task Clock(Office office)
    {
        for (var steps = _random.Next(8); steps > 0; steps--)
        {
            for (var pause = _random.Next(100); pause > 0; pause--) await Task.Yield();
            await office.PassAsync(TimeSpan.FromSeconds(_random.Next(5, 65)));
        }
    }

    private async Task Agent(Office office, Caller caller, AgentId agent)
    {
        for (var deeds = _random.Next(5, 16); deeds > 0; deeds--)
        {
            var operation = OperationKey.OfAgent(agent, caller.NextId());
            if (deeds % 5 == 0 || _random.Next(6) == 0)
            {
                var presence = _random.Next(3) == 0 ? Presence.Away : Presence.Online;
                await Caller.Until(() => office.Agent(agent).SetPresence(presence, operation));
            }
            else if (_random.Next(6) == 0)
            {
                var shell = office.Agent(agent);
                await (_random.Next(5) switch
                {
                    0 or 1 => Caller.Until(shell.Drop),
                    2 => Caller.Until(shell.LoseConsole),
                    _ => Caller.Until(shell.Return),
                });
            }
            else
            {
                var (channel, customer) = Customers[_random.Next(Customers.Length)];
                var id = Office.RoomOf(channel, customer);
                var action = Action(await office.Row(id), agent, operation);
                await (action is SendIt
                    ? caller.Say(id, $"a:{operation.Id}", () => office.Room(id).Act(action))
                    : Caller.Until(() => office.Room(id).Act(action)));
            }

            for (var pause = _random.Next(40); pause > 0; pause--) await Task.Yield();
        }
    }

    /// <summary>Mostly what makes sense on the screen that the agent sees, which may be old by the time it arrives.</summary>
    private AgentAction Action(ConversationRow? row, AgentId agent, OperationKey operation)
    {
        var other = Office.Agents.Keys.ElementAt(_random.Next(Office.Agents.Count));
        var sends = new SendIt(agent, MessageText.From("네"), _random.Next(2) == 0 ? row?.Epoch : null, operation);
        var queue = _random.Next(2) == 0 ? Office.Queue : Office.Second;
        return (row?.Status, _random.Next(10)) switch
        {
            (ConversationStatus.Waiting, < 4) => new TakeIt(agent, operation),
            (ConversationStatus.Waiting or ConversationStatus.Received, 4) => new AssignIt(agent, other, operation),
            (ConversationStatus.Held, < 5) => new ResumeIt(agent, operation),
            (_, 0) => new StartIt(agent, operation),
            (_, 1) => new HoldIt(agent, operation),
            (_, 2) => new DelegateIt(agent, other, operation),
            (_, 3) => new EndIt(agent, operation),
            (_, 5) when _random.Next(3) == 0 => new ReturnItToBot(agent, operation),
            (_, 8) => new TransferIt(agent, queue, operation),
            (_, 9) => new PrioritizeIt(agent, _random.Next(10), operation),
            _ => sends,
        };
    }

    private async Task Check(Office office, Distribution distribution, IReadOnlyList<Caller> callers)
    {
        _journal = string.Join('\n', office.Journal.Commits.SelectMany(commit => commit.Events.Select(happened => $"{commit.Room} {happened}")));
        var checker = new JournalChecker(Office.Agents);
        foreach (var (room, events) in office.Journal.Commits) checker.Read(room, events);
        foreach (var (room, said) in callers.SelectMany(caller => caller.Acknowledged)) checker.CheckAcknowledged(room, said);
        _faults.AddRange(checker.Faults);
        var places = await office.Rows.PlacesAsync(Office.Tenant, CancellationToken.None);
        var presences = (await office.Rows.PresencesAsync(Office.Tenant, CancellationToken.None)).ToDictionary(row => row.Agent, row => row.Presence);
        bool SomebodyIsFree(QueueId? queue) => distribution != Distribution.Manual && Office.Agents.Any(agent =>
            queue is { } its && Office.IsMember(agent.Key, its)
            && presences.GetValueOrDefault(agent.Key) == Presence.Online && !(places.GetValueOrDefault(agent.Key) >= agent.Value));
        foreach (var (channel, customer) in Customers)
        {
            var id = Office.RoomOf(channel, customer);
            if (await office.Row(id) is not { } row) continue;
            if (row.Status == ConversationStatus.Requested) _faults.Add($"{id} was never decided");
            if (row.Status == ConversationStatus.Waiting && SomebodyIsFree(row.Queue)) _faults.Add($"{id} waits although somebody is free");
            var assigned = office.Journal.Commits.Where(commit => commit.Room == id).SelectMany(commit => commit.Events)
                .OfType<ConversationAssigned>().LastOrDefault();
            if (row.Status == ConversationStatus.Received && presences.GetValueOrDefault(row.Agent!.Value) == Presence.Lost
                && assigned is { By: AssignedBy.Distribution or AssignedBy.NoAnswer })
            {
                _faults.Add($"{id} waits for {row.Agent}, who is lost");
            }

            var replayed = office.Journal.Commits.Where(commit => commit.Room == id).SelectMany(commit => commit.Events)
                .Aggregate(ConversationDecider.Initial, ConversationDecider.Evolve);
            if (ConversationRow.Of(id, replayed) with { NextDue = null } != row with { NextDue = null }) _faults.Add($"{id}: the row is not the replay");
        }
    }

    private static object? Travel(object? value, Type type)
    {
        if (value is null || !GrainJson.Carries(type)) return value;
        var format = GrainJson.Travelling.GetTypeInfo(type);
        return JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(value, format), format);
    }
}
