using Actors.Domain;
using Actors.Domain.Bots;
using Actors.Domain.Conversations;
using Actors.Domain.Queues;
using Actors.Domain.Tenants;

namespace Actors.Simulation.Offices;

/// <summary>
/// One tenant's contact centre without grains, store, network or clock: the deciders of conversations and agents, the books and rounds of
/// queues, and between them what the grains' effects do, at once and in order. Nothing that happens here happens anywhere else. Not for two threads.
/// </summary>
/// <param name="definitions">Queues, channels, agents and settings at the start.</param>
/// <param name="now">The start of the clock.</param>
/// <param name="tell">Hears of everything that happens to conversations.</param>
/// <param name="cancellationToken">Ends the simulation by an <see cref="OperationCanceledException"/>.</param>
public sealed partial class SimulatedOffice(
    TenantState definitions, DateTimeOffset now, Action<Happening> tell, CancellationToken cancellationToken)
{
    private readonly Dictionary<ConversationId, ConversationState> _rooms = [];
    private readonly Queue<Action> _owed = new();

    /// <summary>The moment.</summary>
    public DateTimeOffset Now { get; private set; } = now;

    /// <summary>Queues, channels, agents and the settings in force.</summary>
    public TenantState Definitions { get; private set; } = definitions;

    /// <summary>What a conversation is; the initial state where nothing ever happened.</summary>
    public ConversationState Room(ConversationId id) => _rooms.GetValueOrDefault(id, ConversationDecider.Initial);

    /// <summary>The place of a conversation in its queue, from 1, or null.</summary>
    public int? Position(QueueId queue, ConversationId conversation) => _queues.GetValueOrDefault(queue)?.Book.Position(conversation);

    /// <summary>Changes a definition or the settings; queues look again at once.</summary>
    public Rejection? Change(TenantCommand command)
    {
        var decision = TenantDecider.Decide(Definitions, command);
        if (decision.Rejection is null && !decision.Events.IsEmpty)
        {
            var before = Definitions.Settings;
            Definitions = decision.Events.Aggregate(Definitions, TenantDecider.Evolve);
            _cards = null;
            foreach (var queue in Definitions.Queues)
            {
                LookAgain(queue.Id);
            }

            if (!TimePromises.SameTimes(before, Definitions.Settings))
            {
                foreach (var (id, _) in _rooms.Where(room => room.Value.Status.IsConsulting()).ToList())
                {
                    KeepPromises(id);
                }
            }

            Settle();
        }

        return decision.Rejection;
    }

    /// <summary>Puts a conversation into the office as it was at the start: its place, its turn in the queue, and what it owes.</summary>
    public void Seat(ConversationId id, ConversationState state)
    {
        _rooms[id] = state;
        if (state.Status.TakesPlace() && state.Agent is { } agent)
        {
            _places[id] = agent;
        }

        if (state.Status is ConversationStatus.Requested or ConversationStatus.Waiting)
        {
            QueueOf(state.Queue!.Value).Book.Reconcile([], [(Entry(id, state), state.Status == ConversationStatus.Waiting)]);
        }

        Owe(id, ConversationDecider.Initial with { Seq = -1 }, state);
        Wake(id, state.NextDue);
    }

    /// <summary>Runs everything that is owed.</summary>
    public void Settle()
    {
        while (_owed.TryDequeue(out var owed))
        {
            cancellationToken.ThrowIfCancellationRequested();
            owed();
        }
    }

    private Rejection? Do(ConversationId id, ConversationCommand command)
    {
        var refusal = Handle(id, command);
        Settle();
        return refusal;
    }

    private Rejection? Handle(ConversationId id, ConversationCommand command)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var before = Room(id);
        var decision = ConversationDecider.Decide(before, command with { Times = Definitions.RulesOf(before.Room?.Channel) });
        if (decision.Rejection is not null || decision.Events.IsEmpty)
        {
            return decision.Rejection;
        }

        var after = decision.Events.Aggregate(before, ConversationDecider.Evolve);
        if (PlaceChange.Between(before, after) is { } change && !Move(id, change, PlaceChange.CapacityIn(command)))
        {
            return new AgentIsFull(change.Taken!.Value);
        }

        _rooms[id] = after;
        tell(new(id, before, after, decision.Events));
        Owe(id, before, after);
        Wake(id, after.NextDue);
        return null;
    }

    /// <summary>What the step from one state to another owes anew: the bot's answer, one turn at a time, and what queues must learn.</summary>
    private void Owe(ConversationId id, ConversationState before, ConversationState after)
    {
        if (!after.BotTurns.IsEmpty && (before.BotTurns.IsEmpty || before.BotTurns[0] != after.BotTurns[0]))
        {
            var (turn, epoch) = (after.BotTurns[0], after.Epoch);
            _owed.Enqueue(() => AnswerAsBot(id, turn, epoch));
        }

        foreach (var notice in after.Notices.Where(notice => notice.Cause > before.Seq))
        {
            _owed.Enqueue(() => Tell(id, notice, Entry(id, after) with { HandOff = notice.HandOff }));
        }
    }

    private void AnswerAsBot(ConversationId id, BotTurn turn, int epoch)
    {
        var state = Room(id);
        var reply = Definitions.Channel(state.Room!.Channel)?.Bot is { } bot ? KeywordBot.Answer(bot, turn.Text) : BotReply.Silence;
        Handle(id, new RecordBotReply(turn.Number, epoch, reply, Policy(state), Now));
    }

    private void Tell(ConversationId id, QueueNotice notice, WaitingEntry entry)
    {
        if (notice.Kind == QueueNoticeKind.PlaceFreed)
        {
            // Under a limit a free place concerns whoever waits anywhere.
            foreach (var queue in Definitions.Settings.Limit is null
                ? Definitions.Agent(notice.Agent!.Value)?.Queues ?? [] : [.. Definitions.Queues.Select(queue => queue.Id)])
            {
                LookAgain(queue);
            }
        }
        else
        {
            QueueOf(notice.Queue).Book.Learn(notice.Kind, entry);
            QueueOf(notice.Queue).ReasonsAreOld |= notice.Kind == QueueNoticeKind.Left;
            WorkAgain(notice.Queue);
        }

        if (notice.Kind != QueueNoticeKind.Requested)
        {
            Handle(id, new AcknowledgeNotice(notice.Cause, Now));
        }
    }

    private static WaitingEntry Entry(ConversationId id, ConversationState state) =>
        new(
        id, state.HandOff, state.Priority, state.RequestedAt ?? default, state.Room!.Channel, state.Topic,
        Admitted: state.Status == ConversationStatus.Waiting && state.CaseAtRequest is null, Version: state.Seq);
}
