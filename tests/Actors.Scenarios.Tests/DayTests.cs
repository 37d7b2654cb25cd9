using System.Text.Json;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Tenants;
using Actors.Scenarios.Playing;
using Actors.Simulation.Days;
using Actors.Simulation.Playing;
using Actors.Simulation.Reading;
using Actors.Storage;

namespace Actors.Scenarios.Tests;

/// <summary>A recorded day, played again under the settings that it had, is the day that was recorded.</summary>
public sealed class DayTests
{
    private static readonly Step Tick = new(0, "wait", null, null, null, null, null, null, null, TimeSpan.FromMilliseconds(1), null, null);

    public static TheoryData<string> Own => [.. WithoutChanges(Folders.Own)];

    public static TheoryData<string> Shared => [.. WithoutChanges(Folders.Shared)];

    [Theory]
    [MemberData(nameof(Own))]
    public void Scenarios_of_the_project_repeat_themselves(string name) => Repeats(Path.Combine(Folders.Own, $"{name}.json"));

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Shared))]
    public void Shared_scenarios_repeat_themselves(string name) => Repeats(Path.Combine(Folders.Shared, $"{name}.json"));

    private static void Repeats(string path)
    {
        var day = Record(ScenarioReader.Read(path));
        var report = DaySimulation.Play(day, TestContext.Current.CancellationToken);
        Assert.True(report.Different == 0, JsonSerializer.Serialize(report));
        Assert.Equal(day.Conversations.Count, report.Conversations);
        Assert.Equal(0, report.Refused);
    }

    /// <summary>Plays a scenario on the real grains, a moment between any two steps, and takes down its journal.</summary>
    internal static RecordedDay Record(Scenario scenario)
    {
        RecordedDay? day = null;
        var steps = scenario with { Steps = [Tick, .. scenario.Steps.SelectMany(step => new[] { step, Tick })] };
        Assert.Null(ScenarioPlayer.Play(steps, (_, _) => { }, async (journal, now) =>
        {
            var tenant = (await Events(journal, StreamId.Of(Cast.Tenant), DomainJson.Stored.TenantEvent))
                .Aggregate(TenantDecider.Initial, TenantDecider.Evolve);
            var (rooms, agents) = (new List<RecordedConversation>(), new List<RecordedAgent>());
            foreach (var stream in await journal.StreamsAsync(Cast.Tenant, StreamKind.Conversation, "", 1000, default))
            {
                rooms.Add(new(new(stream.Key), await Events(journal, stream, DomainJson.Stored.ConversationEvent)));
            }

            foreach (var stream in await journal.StreamsAsync(Cast.Tenant, StreamKind.Agent, "", 1000, default))
            {
                agents.Add(new(new(stream.Key), await Events(journal, stream, DomainJson.Stored.AgentEvent)));
            }

            day = new(tenant, scenario.Now, now, rooms, agents);
        }));
        return day!;
    }

    private static async Task<IReadOnlyList<T>> Events<T>(
        IEventJournal journal, StreamId stream, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        [.. (await journal.ReadAsync(stream, 0, 10_000, default)).Select(stored => JsonSerializer.Deserialize(stored.Data.Span, type)!)];

    /// <summary>
    /// A day is played under one document; a scenario that changes its settings on the way is not one. Nor is one that counts who was given out
    /// at the same moment, for the grains commit side by side.
    /// </summary>
    private static IEnumerable<string> WithoutChanges(string folder) => Folders.In(folder)
        .Where(path => Path.GetFileNameWithoutExtension(path) != "waiting-count-at-a-release-of-many")
        .Where(path => ScenarioReader.Read(path).Steps.All(step => step.Do != "settings"))
        .Select(path => Path.GetFileNameWithoutExtension(path));
}
