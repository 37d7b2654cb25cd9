using System.Diagnostics;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Delivery;
using Actors.Domain.Media;
using Actors.Domain.Queues;
using Actors.Domain.Tenants;
using Actors.GrainInterfaces;
using Actors.Grains.Bots;
using Actors.Grains.Usage;
using Actors.Storage;
using Orleans;

namespace Actors.Grains.Conversations;

/// <summary>Makes commands of calls: adds the moment, the definitions in force and, where a rule asks for it, a colleague's presence.</summary>
internal sealed class ConversationCommands(
    TenantDirectory directory, IReadStore rows, IGrainFactory grains, IBotEngine bots, UsageMeter usage, GrainClock clock)
{
    public DateTimeOffset Now => clock.Now;

    public async ValueTask<ConversationCommand> Open(TenantId tenant, CustomerCall call)
    {
        var (room, policy) = await Room(tenant, call.Channel, call.Customer, call.Name);
        return new OpenRoom(room, policy, Now, call.Visit);
    }

    public async ValueTask<ConversationCommand> Receive(TenantId tenant, CustomerMessage message)
    {
        var (room, policy) = await Room(tenant, message.Channel, message.Customer, message.Name);
        return new ReceiveMessage(room, message.Text, message.Operation.Id, policy, Now, message.Visit, message.Attachments, message.Media);
    }

    public async ValueTask<ConversationCommand> Connect(TenantId tenant, CustomerCall call)
    {
        var (room, policy) = await Room(tenant, call.Channel, call.Customer, call.Name);
        return new RequestHandOff(room, policy, Now, call.Visit);
    }

    public async ValueTask<ConversationCommand> Review(TenantId tenant, CustomerCall call)
    {
        var (room, policy) = await Room(tenant, call.Channel, call.Customer, call.Name);
        return new ReviewRoom(room, policy, Now);
    }

    public async ValueTask<ConversationCommand> Block(TenantId tenant, BlockCall call)
    {
        var (room, _) = await Room(tenant, call.Customer.Channel, call.Customer.Customer, call.Customer.Name);
        return new BlockCustomer(room, await Card(tenant, call.By, false), call.Blocked, Now);
    }

    public async ValueTask<ConversationCommand> Switch(TenantId tenant, ConversationState state) =>
        new SwitchToBot(Now, await Policy(tenant, state));

    public async ValueTask<ConversationCommand> Of(TenantId tenant, ConversationState state, QueueVerdict verdict) => verdict switch
    {
        LetWait wait => new QueueHandOff(wait.HandOff, wait.Reason, Now, wait.Why, await Policy(tenant, state)),
        RefuseIt refuse => new RefuseHandOff(refuse.HandOff, refuse.Why, await Policy(tenant, state), Now),
        GiveTo give => new Assign(
            give.HandOff, await Card(tenant, give.Agent, false), AssignedBy.Distribution, null, Now, await Policy(tenant, state),
            await OthersReceived(tenant, give.Agent), give.Why),
        PassItOn pass => new PassOn(
            pass.HandOff, pass.From, await Card(tenant, pass.To, false), Now, await Policy(tenant, state)),
        _ => throw new UnreachableException(verdict.GetType().Name),
    };

    public async ValueTask<ConversationCommand> Of(TenantId tenant, ConversationState state, BotAnswer answer) =>
        new RecordBotReply(
            answer.Turn, answer.Epoch, answer.Reply, await Policy(tenant, state), Now,
            usage.IsOver(tenant, (await Definitions(tenant)).Settings));

    /// <summary>The bot's reply to the one turn that is open, where it is known at once; else null, and the bot is asked.</summary>
    public async ValueTask<ConversationCommand?> AnswerNow(TenantId tenant, ConversationState state) =>
        state.BotTurns is [var turn] && (await Definitions(tenant)).Channel(state.Room!.Channel)?.Bot is { } bot
        && bots.AnswerNow(bot, turn.Text) is { } reply
            ? await Complete(tenant, state, await Of(tenant, state, new BotAnswer(turn.Number, state.Epoch, reply)))
            : null;

    public async ValueTask<ConversationCommand> Of(TenantId tenant, ConversationState state, AgentAction action)
    {
        var agent = await Card(tenant, action.Agent, false);
        return action switch
        {
            TakeIt => new Take(agent, await Policy(tenant, state), Now, await OthersReceived(tenant, agent.Id)),
            StartIt => new Start(agent, await Policy(tenant, state), Now, await OthersReceived(tenant, agent.Id)),
            SendIt send => new SendReply(agent, send.Text, send.Operation.Id, send.Epoch, Now, send.Attachments),
            HoldIt => new Hold(agent, Now),
            ResumeIt => new Resume(agent, Now),
            DelegateIt to => new DelegateTo(agent, await Card(tenant, to.To, true), Now, to.Reason),
            NoteIt note => new AddNote(agent, note.Text, note.Operation.Id, Now),
            ClassifyIt to => new ChangeTopic(agent, to.Category, to.Division, (await Definitions(tenant)).Settings, Now),
            EditTicketOfIt edit => new EditTicket(
                agent, edit.Ticket, edit.Change, edit.Change.Assignee is { Length: > 0 } id ? await Card(tenant, new(id), false) : null,
                (await Definitions(tenant)).Settings, Now),
            AssignIt to => new AssignByHand(
                agent, await Card(tenant, to.To, false), Now, await Policy(tenant, state), await OthersReceived(tenant, to.To)),
            TransferIt to => await Transfer(tenant, agent, to.To),
            PrioritizeIt to => new SetPriority(agent, to.Priority, Now),
            ResendIt resend => new ResendMessage(agent, resend.Message, Now),
            EndIt => new End(agent, Now, await Policy(tenant, state)),
            ReturnItToBot => new ReturnToBot(agent, Now, await Policy(tenant, state)),
            _ => throw new UnreachableException(action.GetType().Name),
        };
    }

    public async ValueTask<ConversationCommand> Of(TenantId tenant, ConversationId id, ConversationState state, DeliveryReport report) =>
        new ReportDelivery(report, Spread(id), await Policy(tenant, state), Now);

    public ConversationCommand Of(ConversationId id, CopyReport report) => new ReportCopy(report, Spread(id), Now);

    public async ValueTask<ConversationCommand> Lose(TenantId tenant, ConversationState state, SessionCall call) =>
        new LoseSession(call.Session, await Policy(tenant, state), Now);

    /// <summary>The command, and what every decision may need besides: the settings that promises about time come from, and how far delivery reaches.</summary>
    public async ValueTask<ConversationCommand> Complete(TenantId tenant, ConversationState state, ConversationCommand command) => command with
    {
        Times = await Times(tenant, state),
        Reach = (state.Room ?? command.ComesTo)?.Channel is { } channel
            ? (await directory.FindAsync(tenant, CancellationToken.None))?.ReachOf(channel) : null,
    };

    /// <summary>The settings that promises about time come from.</summary>
    public async ValueTask<TenantRules?> Times(TenantId tenant, ConversationState state) =>
        (await directory.FindAsync(tenant, CancellationToken.None))?.RulesOf(state.Room?.Channel);

    /// <summary>Another number for another room, 0 to 99.</summary>
    private static int Spread(ConversationId id) => id.Value.Aggregate(0, (sum, sign) => ((sum * 31) + sign) % 100);

    private async ValueTask<ConversationCommand> Transfer(TenantId tenant, AgentCard agent, QueueId to)
    {
        var definitions = await Definitions(tenant);
        return new TransferTo(
            agent, to, definitions.Queues.Any(queue => queue.Id == to), TenantRules.Of(definitions.Settings).IsEnabled(to), Now);
    }

    private async ValueTask<(Room Room, ConversationPolicy Policy)> Room(
        TenantId tenant, ChannelId channelId, CustomerId customer, string? name)
    {
        var definitions = await Definitions(tenant);
        var channel = definitions.Channel(channelId)
            ?? throw new InvalidOperationException($"Channel {channelId} of {tenant} is not defined; the caller must check.");
        var room = new Room(tenant, channelId, channel.Type, customer, name, channel.Bot is not null);
        return (room, Policy(definitions, channel));
    }

    private async ValueTask<ConversationPolicy> Policy(TenantId tenant, ConversationState state)
    {
        var definitions = await Definitions(tenant);
        return state.Room is { } room && definitions.Channel(room.Channel) is { } channel
            ? Policy(definitions, channel, state.Queue)
            : new(default, definitions.Settings.CancelWord, definitions.Settings.Distribution, definitions.Settings);
    }

    /// <summary>Read only where a message tells it.</summary>
    private async ValueTask<int> OthersReceived(TenantId tenant, AgentId agent) =>
        !(await Definitions(tenant)).Settings.Messages.WaitingCount.On ? 0
        : (await rows.CountsAsync(tenant, CancellationToken.None))
            .FirstOrDefault(count => count.Status == ConversationStatus.Received && count.Agent == agent)?.Count ?? 0;

    /// <summary>The way of distribution is that of the queue in which the hand-off is.</summary>
    private static ConversationPolicy Policy(TenantState definitions, ChannelDefinition channel, QueueId? queue = null) =>
        new(
            channel.Queue, definitions.Settings.CancelWord, TenantRules.Of(definitions.Settings).DistributionOf(queue ?? channel.Queue),
            definitions.Settings, definitions.KakaoTextsOf(channel.Id), definitions.ShowsConnectBubble(channel.Id));

    /// <summary>An unknown agent gets a card that may do nothing, so that the decider refuses by rule.</summary>
    private async ValueTask<AgentCard> Card(TenantId tenant, AgentId id, bool withPresence)
    {
        var definition = (await Definitions(tenant)).Agent(id);
        if (definition is null)
        {
            return new(id, "", AgentRole.Agent, false, false, 0, [], Presence.Offline);
        }

        // An agent's grain waits for nobody, so this cannot close a circle.
        var presence = withPresence
            ? await grains.GetGrain<IAgentGrain>(GrainKey.Of(tenant, id)).GetPresence()
            : Presence.Offline;
        return AgentCard.Of(definition, presence);
    }

    private async ValueTask<TenantState> Definitions(TenantId tenant) =>
        await directory.FindAsync(tenant, CancellationToken.None)
        ?? throw new InvalidOperationException($"Tenant {tenant} is not defined; the caller must check.");
}
