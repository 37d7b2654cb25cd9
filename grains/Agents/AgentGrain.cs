using System.Collections.Immutable;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Json;
using Actors.Domain.Tenants;
using Actors.GrainInterfaces;
using Actors.Grains.Effects;
using Actors.Grains.Journaling;
using Actors.Grains.Telemetry;
using Actors.Storage;
using Orleans;

namespace Actors.Grains.Agents;

/// <summary>The shell of an agent.</summary>
internal sealed class AgentGrain(IEventJournal journal, TenantDirectory directory, QueueCalls queues, GrainClock clock, GrainInstruments instruments)
    : JournaledGrain<AgentDecider, AgentState, AgentCommand, AgentEvent>(journal), IAgentGrain
{
    private static readonly Recorded<AgentState, AgentEvent> Format =
        new(DomainJson.Stored.AgentState, DomainJson.Stored.AgentEvent);

    private TenantId _tenant;
    private AgentId _agent;

    protected override StreamId Stream => StreamId.Of(_tenant, _agent);

    protected override Recorded<AgentState, AgentEvent> Recorded => Format;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, var id) = GrainKey.Parse(this.GetPrimaryKeyString());
        _agent = new(id);
        return base.OnActivateAsync(cancellationToken);
    }

    public Task<Outcome> SetPresence(Presence presence, OperationKey operation, string? reason) =>
        Handle(new SetPresence(presence, clock.Now, reason), operation);

    public async Task<Outcome> Drop() => await Handle(new DropConnection(await GraceAsync(), clock.Now));

    public async Task<Outcome> LoseConsole() => await Handle(new LoseConsole(await GraceAsync(), clock.Now));

    public Task<Outcome> Return() => Handle(new ReturnConnection(clock.Now));

    public Task<Presence> GetPresence() => Task.FromResult(State.IsLost ? Presence.Lost : State.Presence);

    public Task Confirm(long cause) => Handle(new AcknowledgeAgentNotice(cause, clock.Now));

    public async Task Wake()
    {
        await CatchUp();
        instruments.Woken(State.NextDue, clock.Now);
        var before = State.Notice;
        await Handle(new CheckGrace(clock.Now));
        if (State.Notice is { } cause && cause == before)
        {
            queues.AgentChanged(_tenant, _agent, cause, State.IsLost);
        }
    }

    protected override long SeqOf(AgentState state) => state.Seq;

    protected override DateTimeOffset AtOf(AgentEvent happened) => happened.At;

    protected override AppendRequest Describe(
        AppendRequest request, AgentCommand command, AgentState before, AgentState after,
        ImmutableArray<AgentEvent> events) => request with
        {
            Presence = PresenceRow.Of(_tenant, _agent, after),
        };

    protected override void React(AgentState before, AgentState after, ImmutableArray<AgentEvent> events)
    {
        if (after.Notice is { } cause && cause != before.Notice)
        {
            queues.AgentChanged(_tenant, _agent, cause, after.IsLost);
        }
    }

    private async ValueTask<TimeSpan> GraceAsync()
    {
        var definitions = await directory.FindAsync(_tenant, CancellationToken.None);
        return TimeSpan.FromSeconds((definitions?.Settings ?? TenantSettings.Default).GraceSeconds);
    }
}
