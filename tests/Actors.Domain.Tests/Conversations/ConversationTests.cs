using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.Testing;

namespace Actors.Domain.Tests.Conversations;

using Spec = DeciderSpec<ConversationDecider, ConversationState, ConversationCommand, ConversationEvent>;

/// <summary>The rules of hand-off, command by command. Here: where the stories begin.</summary>
public sealed partial class ConversationTests
{
    private static readonly DateTimeOffset Now = Sample.Now;
    private static readonly QueueId General = new("general");
    private static readonly AgentCard Kim = Agent("kim"), Lee = Agent("lee");
    private static readonly AgentCard Boss = Agent("boss") with { Role = AgentRole.Manager };
    private static readonly ConversationPolicy Auto = new(General, "취소", Distribution.RoundRobin);
    private static readonly ConversationPolicy ByHand = Auto with { Distribution = Distribution.Manual };
    private static readonly Room WithBot = RoomOn(ChannelType.Web, true);
    private static readonly Room WithoutBot = RoomOn(ChannelType.Web, false);

    private static Room RoomOn(ChannelType type, bool bot) =>
        new(new("acme"), new("main"), type, new("c1"), null, bot);

    private static AgentCard Agent(string id) =>
        new(new(id), id, AgentRole.Agent, Chat: true, Assign: true, null, [General], Presence.Online);

    private static MessageText Text(string text) => MessageText.From(text);

    private static ReceiveMessage Says(string text, Room? room = null) => new(room ?? WithBot, Text(text), "m1", Auto, Now);

    private static CustomerMessageReceived Said(string text) => new(Text(text), "m1", Now);

    private static RequestHandOff Asks(Room? room = null) => new(room ?? WithBot, Auto, Now);

    private static HandOffRequested Asked(int handOff = 1, RequestedBy by = RequestedBy.Customer) =>
        new(handOff, General, by, Now);

    private static ConsultingStarted Started(AgentCard by, int handOff = 1) => new(handOff, by.Id, Now);

    private static TicketOpened Ticket(AgentCard by, int handOff = 1) =>
        new(new($"{ConversationKey.Of(new("acme"), new("main"), new("c1"))}-{handOff}"), handOff, by.Id, Now);

    private static SendReply Replies(AgentCard agent, string text, int? epoch = null) =>
        new(agent, Text(text), "r1", epoch, Now);

    private static AgentMessageSent Replied(AgentCard agent, string text) => new(agent.Id, Text(text), "r1", Now);

    private static ConversationAssigned Assigned(
        AgentCard to, AssignedBy by = AssignedBy.Distribution, AgentCard? actor = null, int handOff = 1) =>
        new(handOff, to.Id, by, actor?.Id, Now);

    private static ConversationEvent[] Opening(Room? room = null) =>
        [new ConversationOpened(room ?? WithBot, Now), new BotTurnEnded(1, Now)];

    /// <summary>A room in <c>bot</c> in which the bot owes nothing.</summary>
    private static Spec InBot() => new Spec().Given(Opening());

    private static Spec InRequested() => InBot().Given(Asked());

    private static Spec InWaiting() => InRequested().Given(new HandOffQueued(1, WaitReason.NobodyFree, Now));

    private static Spec InReceived() => InRequested().Given(Assigned(Kim));

    private static Spec InActive() => InReceived().Given(Started(Kim), Ticket(Kim));

    private static Spec InHeld() => InActive().Given(new ConversationHeld(Kim.Id, Now));

    private static Spec InEnded() => InActive().Given(new ConversationEnded(EndedBy.Agent, Kim.Id, Now));

    private static Spec WithoutBotInWaiting() => new Spec().Given(
        new ConversationOpened(WithoutBot, Now), Asked(), new HandOffQueued(1, WaitReason.NobodyFree, Now));

    public static TheoryData<string> Consulting => ["requested", "waiting", "received", "active", "held"];

    private static Spec In(string status) => status switch
    {
        "bot" => InBot(),
        "requested" => InRequested(),
        "waiting" => InWaiting(),
        "received" => InReceived(),
        "active" => InActive(),
        "held" => InHeld(),
        "ended" => InEnded(),
        _ => new(),
    };
}
