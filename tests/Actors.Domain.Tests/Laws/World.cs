using Actors.Domain.Agents;
using Actors.Domain.Bots;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.Testing;

namespace Actors.Domain.Tests.Laws;

/// <summary>Four rooms and three agents, with a model of the places that the store keeps.</summary>
internal sealed class World
{
    private static readonly QueueId Queue = new("general");
    private readonly Dictionary<AgentId, HashSet<ConversationId>> _places = [];
    private readonly Dictionary<AgentId, int?> _capacities = [];
    private readonly ConversationPolicy _policy;
    private DateTimeOffset _now = Sample.Now;
    private int _messages;
    private (RoomInWorld Room, ConversationCommand Command)? _last;

    public World(Distribution distribution)
    {
        _policy = new(Queue, "취소", distribution);
        (Agents, Rooms) = (
            [Agent("kim", 1), Agent("lee", 2), Agent("boss", null) with { Role = AgentRole.Manager }],
            [Room("a", ChannelType.Web, true), Room("b", ChannelType.Web, false),
                Room("c", ChannelType.Kakao, true), Room("d", ChannelType.KakaoBuilder, true)]);
        Checker = new(_capacities);
    }

    public AgentCard[] Agents { get; }

    public RoomInWorld[] Rooms { get; }

    public JournalChecker Checker { get; }

    /// <summary>Tries a deed as a grain would: decide, take a place or be refused, append, evolve.</summary>
    public Decision<ConversationEvent> Try(Deed deed)
    {
        _now = _now.AddSeconds(1);
        return Do(Rooms[deed.Where], Command(deed, Rooms[deed.Where]));
    }

    /// <summary>Tries the same command once more, as a caller does who never heard its outcome.</summary>
    public Decision<ConversationEvent> Repeat() => Do(_last!.Value.Room, _last.Value.Command);

    private Decision<ConversationEvent> Do(RoomInWorld room, ConversationCommand command)
    {
        _last = (room, command);
        var before = room.State;
        var decision = ConversationDecider.Decide(before, command);
        var after = decision.Events.Aggregate(before, ConversationDecider.Evolve);
        if (decision.Events.IsEmpty)
        {
            return decision;
        }

        if (!Place(room.Id, PlaceChange.Between(before, after)))
        {
            return new AgentIsFull(after.Agent!.Value);
        }

        room.State = after;
        room.Journal.AddRange(decision.Events);
        Checker.Read(room.Id, decision.Events);
        return decision;
    }

    private bool Place(ConversationId room, PlaceChange? change)
    {
        if (change?.Taken is { } taken && _capacities[taken] is { } capacity && _places[taken].Count >= capacity)
        {
            return false;
        }

        if (change?.Released is { } released) _places[released].Remove(room);
        if (change?.Taken is { } taker) _places[taker].Add(room);
        return true;
    }

    private ConversationCommand Command(Deed deed, RoomInWorld at)
    {
        var (room, state, who, other) = (at.Room, at.State, Agents[deed.Who], Agents[deed.Other]);
        var (handOff, epoch) = (state.HandOff - deed.Stale, state.Epoch - deed.Stale);
        var turn = state.BotTurns.IsEmpty ? state.Seq : state.BotTurns[0].Number - deed.Stale;
        var reply = new BotReply([new(MessageText.From("네"), [])], deed.What == What.BotCalls);
        return deed.What switch
        {
            What.Open => new OpenRoom(room, _policy, _now),
            What.Say => new ReceiveMessage(room, MessageText.From("문의"), $"{++_messages}", _policy, _now),
            What.SayCancel => new ReceiveMessage(room, MessageText.From("취소"), $"{++_messages}", _policy, _now),
            What.Connect => new RequestHandOff(room, _policy, _now),
            What.SwitchToBot => new SwitchToBot(_now),
            What.BotAnswers or What.BotCalls => new RecordBotReply(turn, epoch, reply, _policy, _now),
            What.LetWait => new QueueHandOff(handOff, WaitReason.NobodyFree, _now),
            What.Give => new Assign(handOff, who, AssignedBy.Distribution, null, _now),
            What.Take => new Take(who, _policy, _now),
            What.Start => new Start(who, _policy, _now),
            What.Reply => new SendReply(who, MessageText.From("네"), $"{++_messages}", epoch, _now),
            What.Hold => new Hold(who, _now),
            What.Resume => new Resume(who, _now),
            What.Delegate => new DelegateTo(who, other, _now),
            What.Assign => new AssignByHand(who, other, _now),
            What.End => new End(who, _now),
            What.ReturnToBot => new ReturnToBot(who, _now),
            What.Prioritize => new SetPriority(who, deed.Stale + deed.Other, _now),
            What.Transfer => new TransferTo(who, deed.Other == 0 ? Queue : new("other"), deed.Stale < 2, true, _now),
            What.PassOn => new PassOn(handOff, state.Agent ?? who.Id, other, _now),
            _ => new AcknowledgeNotice(state.Notices.IsEmpty ? 0 : state.Notices[0].Cause + deed.Stale, _now),
        };
    }

    private AgentCard Agent(string id, int? capacity)
    {
        var agent = new AgentId(id);
        (_capacities[agent], _places[agent]) = (capacity, []);
        return new(agent, id, AgentRole.Agent, true, true, capacity, [Queue], Presence.Online);
    }

    private static RoomInWorld Room(string customer, ChannelType type, bool bot) =>
        new(new(new("acme"), new("main"), type, new(customer), null, bot));
}

/// <summary>A room with everything that happened in it.</summary>
internal sealed class RoomInWorld(Room room)
{
    public Room Room { get; } = room;

    public ConversationId Id { get; } = ConversationKey.Of(room.Tenant, room.Channel, room.Customer);

    public ConversationState State { get; set; } = ConversationDecider.Initial;

    public List<ConversationEvent> Journal { get; } = [];
}
