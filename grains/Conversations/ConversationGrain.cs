using System.Collections.Immutable;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Delivery;
using Actors.Domain.Json;
using Actors.Domain.Media;
using Actors.Domain.Messages;
using Actors.Domain.Queues;
using Actors.Domain.Tickets;
using Actors.GrainInterfaces;
using Actors.Grains.Delivery;
using Actors.Grains.Effects;
using Actors.Grains.Journaling;
using Actors.Grains.Telemetry;
using Actors.Storage;
using Orleans;
using Orleans.Runtime;

namespace Actors.Grains.Conversations;

/// <summary>The shell of a conversation: translates calls into commands, and committed events into rows, lines and effects.</summary>
internal sealed class ConversationGrain(
    IEventJournal journal, ConversationCommands commands, ConversationEffects effects, IFanOut fanOut, GrainInstruments instruments)
    : JournaledGrain<ConversationDecider, ConversationState, ConversationCommand, ConversationEvent>(journal),
      IConversationGrain, IConversationDuties, IConversationTyping, IRemindable
{
    private static readonly Recorded<ConversationState, ConversationEvent> Format =
        new(DomainJson.Stored.ConversationState, DomainJson.Stored.ConversationEvent);

    private TenantId _tenant;
    private ConversationId _id;
    private Resends? _resends;

    protected override StreamId Stream => StreamId.Of(_tenant, _id);

    protected override Recorded<ConversationState, ConversationEvent> Recorded => Format;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, var id) = GrainKey.Parse(this.GetPrimaryKeyString());
        _id = new(id);
        return base.OnActivateAsync(cancellationToken);
    }

    public Task<Outcome> Open(CustomerCall call) => Do(_ => commands.Open(_tenant, call), call.Operation);

    public Task<Outcome> Receive(CustomerMessage message) => Do(_ => commands.Receive(_tenant, message), message.Operation);

    public Task<Outcome> Connect(CustomerCall call) => Do(_ => commands.Connect(_tenant, call), call.Operation);

    public Task<Outcome> SwitchToBot(CustomerCall call) => Do(state => commands.Switch(_tenant, state), call.Operation);

    public Task<Outcome> Review(CustomerCall call) => Do(_ => commands.Review(_tenant, call));

    public Task<Outcome> Block(BlockCall call) => Do(_ => commands.Block(_tenant, call), call.Customer.Operation);

    public Task<Outcome> TakeFrom(AgentId agent) => Do(new TakeFrom(agent, commands.Now));

    public Task<Outcome> Act(AgentAction action) => Do(state => commands.Of(_tenant, state, action), action.Operation);

    public Task<Outcome> Decide(QueueVerdict verdict) => Do(state => commands.Of(_tenant, state, verdict));

    public Task<Outcome> AnswerAsBot(BotAnswer answer) => Do(state => commands.Of(_tenant, state, answer));

    public async Task<Outcome> Report(DeliveryReport report)
    {
        var outcome = await Do(state => commands.Of(_tenant, _id, state, report));
        await (_resends ??= new(this, Wake)).Set(State, commands.Now);
        return outcome;
    }

    public Task<Outcome> ReportCopy(CopyReport report) => Do(commands.Of(_id, report));

    public Task<Outcome> LoseSession(SessionCall call) => Do(state => commands.Lose(_tenant, state, call), call.Operation);

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await Wake();
        await (_resends ??= new(this, Wake)).Reminded(State);
    }

    public Task Type(AgentId? agent)
    {
        if (Typing.IsTold(State, agent))
        {
            fanOut.Publish(new(ConversationRow.Of(_id, State), State.LastLine, State.LastCustomerLine, [], Moved: false)
            {
                Typing = agent is null ? Speaker.Customer : Speaker.Agent,
            });
        }

        return Task.CompletedTask;
    }

    public Task Confirm(long cause) => Do(new AcknowledgeNotice(cause, commands.Now));

    public async Task Wake()
    {
        await CatchUp();
        instruments.Woken(State.NextDue, commands.Now);
        effects.StartAll(_id, State);
        await Do(new KeepPromises(commands.Now));
        if (await commands.Times(_tenant, State) is { } rules && TimePromises.NeedsAnotherAgent(State, rules, commands.Now))
        {
            effects.AskForAnother(_id, State);
        }
    }

    private Task<Outcome> Do(ConversationCommand command) => Do(_ => new(command));

    private Task<Outcome> Do(Func<ConversationState, ValueTask<ConversationCommand>> make, OperationKey? operation = null) =>
        Handle(async state => await commands.Complete(_tenant, state, await make(state)), operation);

    protected override long SeqOf(ConversationState state) => state.Seq;

    protected override DateTimeOffset AtOf(ConversationEvent happened) => happened.At;

    protected override ValueTask<ConversationCommand?> Follow(ConversationState before, ConversationState after, ConversationCommand command) =>
        command is ReceiveMessage && before.BotTurns.IsEmpty ? commands.AnswerNow(_tenant, after) : default;

    protected override AppendRequest Describe(
        AppendRequest request, ConversationCommand command, ConversationState before, ConversationState after,
        ImmutableArray<ConversationEvent> events) => request with
        {
            // A room that was never opened is in no list.
            Row = (before.Status, after.Status) == (ConversationStatus.None, ConversationStatus.None) ? null : ConversationRow.Of(_id, after),
            IsWords = ConversationRow.OnlyWordsDiffer(before, after),
            Places = PlaceChange.Between(before, after),
            Capacity = PlaceChange.CapacityIn(command),
            Tickets = [.. events.Select(happened => TicketRow.Of(_tenant, _id, happened)).OfType<TicketRow>()],
        };

    protected override void React(
        ConversationState before, ConversationState after, ImmutableArray<ConversationEvent> events)
    {
        ImmutableArray<MessageView> lines = [.. events
            .Select((happened, index) => MessageView.Of(before.Seq + 1 + index, happened))
            .OfType<MessageView>()];
        Count(before, after, events, lines);
        var moved = before.Status != after.Status || before.Agent != after.Agent;
        fanOut.Publish(new(
            ConversationRow.Of(_id, after), before.LastLine, before.LastCustomerLine, lines, moved,
            AgentAlert.Of(before, after, events))
        {
            Answered = [.. events.OfType<BotTurnEnded>().Select(ended => ended.Turn)],
        });
        effects.StartNew(_id, before, after);
    }

    private void Count(
        ConversationState before, ConversationState after, ImmutableArray<ConversationEvent> events, ImmutableArray<MessageView> lines)
    {
        foreach (var happened in events)
        {
            if (OutcomeOf(happened) is { } outcome)
            {
                instruments.Delivery(outcome, after.Room!.ChannelType);
            }
        }

        foreach (var line in lines.Where(line => line.Kind == MessageView.Message))
        {
            instruments.Accepted(line.Speaker, after.Room!.ChannelType);
        }

        if (before.Status != after.Status)
        {
            instruments.Moved(after.Status);
        }
    }

    private static string? OutcomeOf(ConversationEvent happened) => happened switch
    {
        MessageDelivered => "delivered",
        DeliveryAttempted => "attempted",
        DeliveryDeferred => "deferred",
        DeliveryFailed => "failed",
        DeliveryBecameUnknown => "unknown",
        DeliveryResent => "resent",
        MessagesWithdrawn => "withdrawn",
        _ => null,
    };
}
