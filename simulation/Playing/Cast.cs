using System.Text.Json.Nodes;
using Actors.Domain;
using Actors.Domain.Bots;
using Actors.Domain.Tenants;
using Actors.Simulation.Reading;

namespace Actors.Simulation.Playing;

/// <summary>The tenant of a scenario: one channel, one queue, the agents of the file and a manager behind the scenes.</summary>
public static class Cast
{
    /// <summary>The tenant.</summary>
    public static TenantId Tenant { get; } = new("scenario");

    /// <summary>Its one channel account.</summary>
    public static ChannelId Channel { get; } = new("channel");

    /// <summary>Its one queue.</summary>
    public static QueueId Queue { get; } = new("queue");

    /// <summary>Assigns where a step says so; no agent of a file can have this id by chance, and the distribution never considers it.</summary>
    public static AgentId Manager { get; } = new("manager-behind-the-scenes");

    private static BotDefinition Bot { get; } = new("안녕하세요. 무엇을 도와드릴까요?", "잘 이해하지 못했어요.", [], null);

    /// <summary>The room of a customer.</summary>
    public static ConversationId Room(string customer) => ConversationKey.Of(Tenant, Channel, new(customer));

    /// <summary>Who must be defined before the first step.</summary>
    public static IEnumerable<TenantCommand> Commands(Scenario scenario)
    {
        var now = scenario.Now;
        yield return new CreateTenant(Tenant, "시나리오", now);
        var queues = Queues(scenario.Settings).Distinct().ToList();
        foreach (var queue in queues)
        {
            yield return new AddQueue(new(queue, "대기열"), now);
        }

        yield return new AddChannel(
            new(Channel, scenario.Channel, "채널", Queue, scenario.Bot ? Bot : null, []), now);
        foreach (var agent in scenario.Agents)
        {
            yield return new AddAgent(
                new(new(agent.Id), agent.Name, AgentRole.Agent, "", agent.Chat, agent.Assign, agent.Capacity,
                    agent.Queues is { } own ? [.. own.Select(queue => new QueueId(queue))] : [.. queues], agent.Absences), now);
        }

        yield return new AddAgent(new(Manager, "관리자", AgentRole.Manager, "", false, false, null, []), now);
    }

    /// <summary>The queue of the channel, and those that the settings name.</summary>
    private static IEnumerable<QueueId> Queues(JsonObject settings) => new[] { Queue }.Concat(
        (settings["queues"] as JsonArray ?? []).Select(queue => queue?["queue"])
            .Concat((settings["categories"] as JsonArray ?? []).Select(category => category?["queue"])).Append(settings["defaultQueue"])
            .Where(queue => queue is not null).Select(queue => new QueueId(queue!.GetValue<string>())));
}
