using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.GrainInterfaces;
using Orleans;

namespace Actors.Bench.InProcess;

/// <summary>A tenant with a channel without a bot, and agents who are online, made by its grains.</summary>
internal static class BenchTenant
{
    public static readonly TenantId Id = new("bench");
    public static readonly ChannelId Channel = new("bench");

    public static readonly QueueId Queue = new("bench");

    public static async Task MakeAsync(IGrainFactory grains, int agents, int? capacity = null)
    {
        var now = DateTimeOffset.UtcNow;
        TenantCommand[] commands =
        [
            new CreateTenant(Id, "Bench", now),
            new AddQueue(new(Queue, "Bench"), now),
            new AddChannel(new(Channel, ChannelType.Web, "Bench", Queue, null, []), now),
            .. Enumerable.Range(0, agents).Select(number => new AddAgent(
                new(Agent(number), "Bench", AgentRole.Agent, "none", true, true, capacity, [Queue]), now)),
        ];
        foreach (var command in commands)
        {
            Require(await grains.GetGrain<ITenantGrain>(GrainKey.Of(Id)).Change(command));
        }

        for (var number = 0; number < agents; number++)
        {
            var id = Agent(number);
            Require(await grains.GetGrain<IAgentGrain>(GrainKey.Of(Id, id))
                .SetPresence(Presence.Online, OperationKey.OfAgent(id, "online")));
        }
    }

    public static async Task ChangeAsync(IGrainFactory grains, TenantSettings settings) =>
        Require(await grains.GetGrain<ITenantGrain>(GrainKey.Of(Id)).Change(new ChangeSettings(settings, DateTimeOffset.UtcNow)));

    public static IConversationGrain Conversation(IGrainFactory grains, string customer) =>
        grains.GetGrain<IConversationGrain>(Key(customer));

    /// <summary>The key of the customer's conversation.</summary>
    public static string Key(string customer) => GrainKey.Of(Id, ConversationKey.Of(Id, Channel, new(customer)));

    public static async Task SayAsync(IGrainFactory grains, string customer, int number) => Require(
        await Conversation(grains, customer).Receive(new(
            Channel, new(customer), null, MessageText.From("안녕하세요, 어제 주문한 상품이 아직 도착하지 않았어요."),
            OperationKey.OfChannel(Channel, $"{customer}-{number}"))));

    private static AgentId Agent(int number) => new($"agent-{number}");

    private static void Require(Outcome outcome)
    {
        if (!outcome.Accepted)
        {
            throw new InvalidOperationException(outcome.Rejection!.Detail);
        }
    }
}
