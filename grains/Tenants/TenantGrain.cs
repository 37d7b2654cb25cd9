using System.Collections.Immutable;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Tenants;
using Actors.GrainInterfaces;
using Actors.Grains.Effects;
using Actors.Grains.Journaling;
using Actors.Storage;
using Orleans;

namespace Actors.Grains.Tenants;

/// <summary>The shell of a tenant.</summary>
internal sealed class TenantGrain(IEventJournal journal, TenantDirectory directory, QueueCalls queues)
    : JournaledGrain<TenantDecider, TenantState, TenantCommand, TenantEvent>(journal), ITenantGrain
{
    private static readonly Recorded<TenantState, TenantEvent> Format =
        new(DomainJson.Stored.TenantState, DomainJson.Stored.TenantEvent);

    private TenantId Tenant => new(this.GetPrimaryKeyString());

    protected override StreamId Stream => StreamId.Of(Tenant);

    protected override Recorded<TenantState, TenantEvent> Recorded => Format;

    public Task<Outcome> Change(TenantCommand command) => Handle(command);

    protected override long SeqOf(TenantState state) => state.Seq;

    protected override bool IsWhole(TenantState state) => state.Fold == TenantState.CurrentFold;

    protected override DateTimeOffset AtOf(TenantEvent happened) => happened.At;

    protected override AppendRequest Describe(
        AppendRequest request, TenantCommand command, TenantState before, TenantState after,
        ImmutableArray<TenantEvent> events) => request;

    protected override void React(TenantState before, TenantState after, ImmutableArray<TenantEvent> events)
    {
        directory.Accept(after);
        if (!TimePromises.SameTimes(before.Settings, after.Settings))
        {
            queues.TimesChanged(Tenant);
        }

        if (!events.All(happened => happened is SettingsDraftSaved or SettingsDraftDiscarded))
        {
            queues.DefinitionsChanged(Tenant);
        }

        foreach (var removed in events.OfType<AgentRemoved>())
        {
            queues.AgentRemoved(Tenant, removed.Agent);
        }
    }
}
