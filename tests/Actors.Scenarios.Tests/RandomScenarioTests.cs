using System.Text.Json;
using System.Text.Json.Nodes;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Scenarios.Playing;
using Actors.Simulation.Days;
using Actors.Simulation.Playing;
using Actors.Simulation.Reading;
using Actors.Simulation.Settings;

namespace Actors.Scenarios.Tests;

/// <summary>Scenarios that nobody wrote: what-if agrees with the grains on them too, and their days repeat themselves. Each is named by its seed.</summary>
public sealed class RandomScenarioTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 100)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void It_agrees_with_the_grains(int seed)
    {
        var scenario = Make(seed, changes: true);
        Assert.Equal(
            ScenarioPlayer.Outcomes(scenario).Select(SimulationTests.Text),
            ScenarioSimulation.Play(scenario, TestContext.Current.CancellationToken).Select(SimulationTests.Text));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Its_day_repeats_itself(int seed)
    {
        var report = DaySimulation.Play(DayTests.Record(Make(seed, changes: false)), TestContext.Current.CancellationToken);
        Assert.True(report.Different == 0, JsonSerializer.Serialize(report));
    }

    private static Scenario Make(int seed, bool changes)
    {
        var random = new Random(seed);
        T Any<T>(params T[] choices) => choices[random.Next(choices.Length)];
        var channel = Any(ChannelType.Web, ChannelType.Kakao, ChannelType.Naver);
        string[] agents = ["kim", "lee", "park"];
        string[] customers = ["c1", "c2", "c3", "c4"];
        var steps = Enumerable.Range(1, 40).Select(number => Step(number)).ToList();
        return new(
            $"random-{seed}", channel, Any(true, false), new(2026, 3, 4, Any(9, 11, 17), Any(0, 58), Any(0, 30), TimeSpan.FromHours(9)),
            SettingsDocument.Merge(SettingsDocument.Defaults(), Settings()),
            [.. agents.Select(agent => new ScenarioAgent(agent, agent, Any(Presence.Online, Presence.Offline), true, true, Any<int?>(1, 2, null), new()))],
            [.. customers.Select(customer => new ScenarioCustomer(customer, random.Next(10) == 0, Any(true, false)))], steps);

        Step Step(int number)
        {
            var (who, agent) = (Any(customers), Any(agents));
            // Not dropped connections: what a lost agent gives back comes back one by one, and the order is not the rules'.
            var deed = Any(
                "open", "say", "say", "connect", "connect", "switchToBot", "agent.take", "agent.start", "agent.reply", "agent.hold", "agent.resume",
                "agent.end", "agent.delegate", "agent.presence", "manager.assign", changes ? "settings" : "wait", "wait");
            return deed switch
            {
                "say" => new(number, deed, who, null, null, Any("안녕하세요", "취소", "!종료"), null, null, null, null, null, null),
                "agent.presence" => new(number, deed, null, agent, null, null, null, null, Any(Presence.Online, Presence.Break, Presence.Meal, Presence.Away), null, null, null),
                "agent.reply" => new(number, deed, who, agent, null, "네", null, null, null, null, null, null),
                "agent.delegate" => new(number, deed, who, agent, Any(agents), null, null, null, null, null, null, null),
                "manager.assign" => new(number, deed, who, null, Any(agents), null, null, null, null, null, null, null),
                "settings" => new(number, deed, null, null, null, null, null, null, null, null, Settings(), null),
                "wait" => new(number, deed, null, null, null, null, null, null, null, TimeSpan.FromSeconds(Any(1, 61, 301, 3_600)), null, null),
                _ when deed.StartsWith("agent.", StringComparison.Ordinal) => new(number, deed, who, agent, null, null, null, null, null, null, null, null),
                _ => new(number, deed, who, null, null, null, null, null, null, null, null, null),
            };
        }

        JsonObject Settings()
        {
            JsonObject On(string text) => new() { ["on"] = Any(true, false), ["text"] = text };
            return new()
            {
                ["service"] = random.Next(8) == 0 ? "stopped" : "open",
                ["acceptOffHours"] = Any(true, false), ["acceptDuringMeal"] = Any(true, false), ["acceptOverLimit"] = Any(true, false),
                ["acceptDuringBreak"] = Any(true, false), ["distribution"] = Any("roundRobin", "leastBusy", "category", "manual"),
                ["scope"] = Any("all", "signedIn"), ["release"] = Any("auto", "auto", "manual"), ["limit"] = Any<JsonNode?>(null, JsonValue.Create(3)),
                ["meal"] = Any<JsonNode?>(null, new JsonObject { ["from"] = "11:30", ["to"] = "12:30" }),
                ["categories"] = new JsonArray(new JsonObject
                {
                    ["name"] = "일반",
                    ["divisions"] = new JsonArray(new JsonObject { ["name"] = "기타", ["agents"] = new JsonArray("kim", "lee") }),
                }),
                ["messages"] = new JsonObject
                {
                    // waitingCount counts what was given out before, and what is given out at one moment has no order of its own.
                    ["greeting"] = On("안녕하세요"), ["title"] = On("[category_name]"), ["busy"] = On("바쁩니다"), ["agentEnd"] = On("끝"),
                },
            };
        }
    }
}
