using System.Collections.Immutable;
using Actors.Domain;
using Actors.GrainInterfaces;
using Actors.Storage;
using Orleans;

namespace Actors.Grains.Journaling;

/// <summary>
/// The shell around a decider: load, decide, append, evolve, react, answer; in this order, so that nothing is answered or started
/// before it is durable. A second activation of the same key is found by the journal, which refuses its append.
/// </summary>
internal abstract class JournaledGrain<TDecider, TState, TCommand, TEvent>(IEventJournal journal) : Grain
    where TDecider : IDecider<TState, TCommand, TEvent>
    where TCommand : class
    where TEvent : class
{
    /// <summary>Events between two snapshots: an activation reads at most this many.</summary>
    private const int SnapshotEvery = 100;

    protected TState State { get; private set; } = TDecider.Initial;

    protected abstract StreamId Stream { get; }

    protected abstract Recorded<TState, TEvent> Recorded { get; }

    public override Task OnActivateAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    protected abstract long SeqOf(TState state);

    /// <summary>Whether a state keeps all that the fold keeps now; a snapshot of an earlier program may not, and is made again.</summary>
    protected virtual bool IsWhole(TState state) => true;

    protected abstract DateTimeOffset AtOf(TEvent happened);

    /// <summary>Adds to the append what must hold together with the events.</summary>
    protected abstract AppendRequest Describe(
        AppendRequest request, TCommand command, TState before, TState after, ImmutableArray<TEvent> events);

    /// <summary>A command that follows from another at once, and is stored with it or not at all; null: none.</summary>
    protected virtual ValueTask<TCommand?> Follow(TState before, TState after, TCommand command) => new(default(TCommand));

    /// <summary>After the commit: tells who listens, and starts what is owed. Never awaits another grain.</summary>
    protected abstract void React(TState before, TState after, ImmutableArray<TEvent> events);

    protected Task<Outcome> Handle(TCommand command, OperationKey? operation = null) => Handle(_ => new(command), operation);

    /// <summary>A command that is made of the state, and made again when another activation's events turn up: it must never meet newer ones.</summary>
    protected async Task<Outcome> Handle(Func<TState, ValueTask<TCommand>> make, OperationKey? operation = null)
    {
        var command = await make(State);
        var decision = TDecider.Decide(State, command);
        if (decision.Events.IsEmpty && await CatchUp())
        {
            command = await make(State);
            decision = TDecider.Decide(State, command);
        }

        var before = State;
        if (decision.Rejection is { } rejection)
        {
            return await Earlier(operation) ?? new(SeqOf(before), rejection);
        }

        if (decision.Events.IsEmpty)
        {
            return await Earlier(operation) ?? new(SeqOf(before));
        }

        var events = decision.Events;
        var after = events.Aggregate(before, TDecider.Evolve);
        var own = SeqOf(after);
        if (await Follow(before, after, command) is { } next && TDecider.Decide(after, next) is { Rejection: null } more)
        {
            events = events.AddRange(more.Events);
            after = more.Events.Aggregate(after, TDecider.Evolve);
        }

        var request = Describe(Request(before, after, events, decision.Events.Length, operation), command, before, after, events);
        switch (await Append(request))
        {
            case AppendResult.Appended:
                State = after;
                React(before, after, events);
                return new(own);

            case AppendResult.Duplicate duplicate:
                return Earlier(duplicate);

            case AppendResult.NoPlace none:
                return new(SeqOf(before), new Domain.Conversations.AgentIsFull(none.Agent));

            default:
                DeactivateOnIdle();
                throw new StaleActivationException($"Another activation wrote to {Stream}.");
        }
    }

    /// <summary>
    /// Reads what another activation of this key wrote; answers whether there was anything. An append finds that by itself, but who decides
    /// that there is nothing to append would believe an old state for ever.
    /// </summary>
    protected async Task<bool> CatchUp()
    {
        var newer = await journal.ReadAsync(Stream, SeqOf(State), 1, CancellationToken.None);
        if (newer.Count == 0)
        {
            return false;
        }

        await LoadAsync(CancellationToken.None);
        return true;
    }

    private AppendRequest Request(
        TState before, TState after, ImmutableArray<TEvent> events, int own, OperationKey? operation) => new()
        {
            Stream = Stream,
            ExpectedSeq = SeqOf(before),
            Events = [.. events.Select(happened => Recorded.Write(happened, AtOf(happened)))],
            Operation = operation,
            Following = events.Length - own,
            Snapshot = SeqOf(after) / SnapshotEvery > SeqOf(before) / SnapshotEvery ? Recorded.Write(after) : default,
        };

    private async Task<AppendResult> Append(AppendRequest request)
    {
        try
        {
            return await journal.AppendAsync(request, CancellationToken.None);
        }
        catch (OutcomeUnknownException)
        {
            DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>A command that is refused now, or changes nothing, may have been done before: then its first outcome holds.</summary>
    private async Task<Outcome?> Earlier(OperationKey? operation) =>
        operation is not null
        && await journal.FindOperationAsync(Stream.Tenant, operation, CancellationToken.None) is { } duplicate
            ? Earlier(duplicate)
            : null;

    private Outcome Earlier(AppendResult.Duplicate duplicate) => duplicate.Stream == Stream
        ? new(duplicate.Seq, Repeated: true)
        : new(duplicate.Seq, new OperationIdUsedElsewhere());

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var tail = await journal.LoadAsync(Stream, cancellationToken);
        State = Recorded.Read(tail, TDecider.Initial, TDecider.Evolve);
        if (!IsWhole(State))
        {
            await FoldAnewAsync(cancellationToken);
        }
    }

    private async Task FoldAnewAsync(CancellationToken cancellationToken)
    {
        State = TDecider.Initial;
        IReadOnlyList<StoredEvent> events;
        do
        {
            events = await journal.ReadAsync(Stream, SeqOf(State), SnapshotEvery, cancellationToken);
            State = Recorded.Read(new(0, default, events), State, TDecider.Evolve);
        }
        while (events.Count > 0);
    }
}
