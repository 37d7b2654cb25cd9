using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Messages;
using Actors.GrainInterfaces;
using Actors.Storage;
using Actors.Testing;

namespace Actors.Grains.Tests.Load;

/// <summary>
/// 64 customers ask at the same time for 10 seconds while 50 agents accept, pass on, hold, end, leave and drop: nobody has a conversation twice,
/// nobody more than fits, and none is lost. ACTORS_DISTRIBUTION_SECONDS=60 plays the long form.
/// </summary>
public sealed class ExactDistributionTests(ITestOutputHelper output)
{
    private const int Customers = 64, RoomsEach = 4;

    private static readonly AgentId[] Agents = [.. Enumerable.Range(0, 50).Select(number => new AgentId($"agent-{number}"))];

    private readonly ConcurrentDictionary<ConversationId, ConcurrentQueue<string>> _acknowledged = [];

    [Fact]
    public async Task Under_load_there_are_no_double_owners_no_overflow_and_no_losses()
    {
        var seconds = int.TryParse(Environment.GetEnvironmentVariable("ACTORS_DISTRIBUTION_SECONDS"), CultureInfo.InvariantCulture, out var asked)
            ? asked : 10;
        await using var floor = await Floor.OpenAsync(Agents);
        foreach (var agent in Agents) await Online(floor, agent, "start");

        using var over = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        await Task.WhenAll(
            Enumerable.Range(0, Customers).Select(number => Task.Run(() => Customer(floor, number, over.Token)))
            .Concat(Agents.Select((agent, number) => Task.Run(() => Agent(floor, agent, number, over.Token)))));
        Assert.Empty(await Drain(floor));
        while (!floor.IsQuiet)
        {
            // A notice that is still being confirmed would be in the store and not yet in the record of the commits.
            await Task.Yield();
        }

        var faults = await Check(floor);
        output.WriteLine($"{floor.Journal.Commits.Count} commits in {seconds} s, {_acknowledged.Sum(room => room.Value.Count)} messages");
        Assert.Empty(faults.Take(20));
    }

    private async Task Customer(Floor floor, int number, CancellationToken over)
    {
        var random = new Random(number);
        for (var deed = 0; !over.IsCancellationRequested; deed++)
        {
            var customer = $"c{number}-{random.Next(RoomsEach)}";
            var (id, operation) = (Floor.RoomOf(customer), OperationKey.OfChannel(Floor.Channel, $"{number}-{deed}"));
            var text = MessageText.From(random.Next(5) == 0 ? "취소" : "문의");
            var outcome = await floor.Room(id).Receive(new(Floor.Channel, new(customer), null, text, operation));
            Assert.True(outcome.Accepted, outcome.Rejection?.Detail);
            _acknowledged.GetOrAdd(id, _ => []).Enqueue($"c:{operation.Id}");
        }
    }

    private static async Task Agent(Floor floor, AgentId agent, int number, CancellationToken over)
    {
        var random = new Random(-number - 1);
        for (var deed = 0; !over.IsCancellationRequested; deed++)
        {
            var operation = OperationKey.OfAgent(agent, $"{number}-{deed}");
            switch (random.Next(20))
            {
                case 0:
                    await floor.Agent(agent).Drop();
                    break;
                case 1:
                    await floor.Agent(agent).Return();
                    break;
                case 2:
                    await floor.Agent(agent).SetPresence(random.Next(2) == 0 ? Presence.Away : Presence.Offline, operation);
                    break;
                case 3 or 4 or 5:
                    await floor.Agent(agent).SetPresence(Presence.Online, operation);
                    break;
                default:
                    await Work(floor, agent, random, operation);
                    break;
            }
        }
    }

    /// <summary>Something with a conversation of the agent's own, as the list shows it, which may be old by the time it arrives.</summary>
    private static async Task Work(Floor floor, AgentId agent, Random random, OperationKey operation)
    {
        var mine = await Mine(floor, agent);
        if (mine.Count == 0) return;
        var row = mine[random.Next(mine.Count)];
        var other = Agents[random.Next(Agents.Length)];
        AgentAction action = (row.Status, random.Next(6)) switch
        {
            (ConversationStatus.Held, < 4) => new ResumeIt(agent, operation),
            (ConversationStatus.Received, < 2) => new AssignIt(Floor.Boss, other, operation),
            (ConversationStatus.Received, 2) => new StartIt(agent, operation),
            (_, 3) => new DelegateIt(agent, other, operation),
            (_, 4) => new HoldIt(agent, operation),
            (ConversationStatus.Active, _) => new EndIt(agent, operation),
            _ => new SendIt(agent, MessageText.From("네"), null, operation),
        };
        await floor.Room(row.Id).Act(action);
    }

    private static async Task<IReadOnlyList<ConversationRow>> Mine(Floor floor, AgentId agent) => (await floor.Rows.ListAsync(
        new(Floor.Tenant, [ConversationStatus.Received, ConversationStatus.Active, ConversationStatus.Held], agent, null, 50), default)).Rows;

    private static Task<Outcome> Online(Floor floor, AgentId agent, string why) =>
        floor.Agent(agent).SetPresence(Presence.Online, OperationKey.OfAgent(agent, why));

    /// <summary>Everybody works until nothing is left; answers what nobody ever got.</summary>
    private static async Task<IReadOnlyList<string>> Drain(Floor floor)
    {
        foreach (var agent in Agents)
        {
            await Online(floor, agent, "drain");
            await floor.Agent(agent).Return();
        }

        var patience = DateTime.UtcNow.AddSeconds(60);
        ConversationStatus[] unfinished =
        [
            ConversationStatus.Requested, ConversationStatus.Waiting, ConversationStatus.Received, ConversationStatus.Active, ConversationStatus.Held,
        ];
        for (var round = 0; ; round++)
        {
            await Parallel.ForEachAsync(Agents, async (agent, _) =>
            {
                foreach (var row in await Mine(floor, agent))
                {
                    await floor.Room(row.Id).Act(new EndIt(agent, OperationKey.OfAgent(agent, $"end-{round}-{row.Id}")));
                }
            });
            var left = await floor.Rows.ListAsync(new(Floor.Tenant, [.. unfinished], null, null, 50), default);
            if (left.Rows.Count == 0 || DateTime.UtcNow > patience) return [.. left.Rows.Select(row => $"{row.Id} is {row.Status} for ever")];
        }
    }

    /// <summary>Reads nothing but the journal.</summary>
    private async Task<IReadOnlyList<string>> Check(Floor floor)
    {
        var (story, places) = (new JournalChecker(new Dictionary<AgentId, int?>()), new PlaceIntervals(Floor.Capacity));
        foreach (var room in floor.Journal.Commits.ToArray().GroupBy(commit => commit.Room))
        {
            var stored = await floor.Journal.ReadAsync(StreamId.Of(Floor.Tenant, room.Key), 0, int.MaxValue, default);
            var events = stored.Select(each => JsonSerializer.Deserialize(each.Data.Span, DomainJson.Stored.ConversationEvent)!).ToList();
            foreach (var commit in room.OrderBy(commit => commit.First))
            {
                var happened = events.GetRange((int)commit.First - 1, (int)(commit.Last - commit.First) + 1);
                story.Read(room.Key, happened);
                places.Read(room.Key, happened, commit.Began, commit.Ended);
            }

            // Behind the last one there may be more by now: what is owed to queues is confirmed in the background.
            if (room.Sum(commit => commit.Last - commit.First + 1) != room.Max(commit => commit.Last)) story.Faults.Add($"{room.Key}: commits are missing");
        }

        foreach (var (room, said) in _acknowledged)
        {
            // Several customers never write into one room, but one customer's own messages are in order.
            story.CheckAcknowledged(room, [.. said]);
        }

        return [.. story.Faults, .. places.Faults()];
    }
}
