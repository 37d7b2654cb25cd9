using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Queues;
using Actors.Domain.Tenants;
using Actors.GrainInterfaces;
using Actors.Grains.Effects;
using Actors.Storage;
using Orleans;

namespace Actors.Grains.Queues;

/// <summary>What a queue reads: who waits, and who is there to take it.</summary>
internal sealed class QueueRows(IReadStore rows, TenantDirectory directory, IGrainFactory grains, GrainClock clock, Quiescence unawaited)
{
    public DateTimeOffset Now => clock.Now;

    /// <summary>Begins something that the queue does beside its turns.</summary>
    public Quiescence.Beside BeginBeside() => unawaited.BeginBeside();

    public Task<IReadOnlyList<QueuedRow>> Queued(TenantId tenant, QueueId queue, CancellationToken cancellationToken) =>
        rows.QueuedAsync(tenant, queue, cancellationToken);

    public async Task<QueueAgents> Agents(TenantId tenant, CancellationToken cancellationToken)
    {
        var definitions = await directory.FindAsync(tenant, cancellationToken);
        var places = await rows.PlacesAsync(tenant, cancellationToken);
        var presences = (await rows.PresencesAsync(tenant, cancellationToken))
            .ToDictionary(row => row.Agent, row => row.Presence);
        var candidates = (definitions?.Agents ?? []).Select(agent => new Candidate(
            AgentCard.Of(agent, presences.GetValueOrDefault(agent.Id, Presence.Offline)),
            places.GetValueOrDefault(agent.Id)));
        var kakao = (definitions?.Channels ?? []).Where(channel => channel is { Type: ChannelType.Kakao, Bot: not null });
        return new(
            TenantRules.Of(definitions?.Settings ?? TenantSettings.Default), [.. kakao.Select(channel => channel.Id)], [.. candidates]);
    }

    public async Task<TenantRules?> Rules(TenantId tenant) =>
        await directory.FindAsync(tenant, CancellationToken.None) is { } definitions ? TenantRules.Of(definitions.Settings) : null;

    public IAdmissionGrain Admission(TenantId tenant) => grains.GetGrain<IAdmissionGrain>(GrainKey.Of(tenant));

    public IConversationDuties Conversation(TenantId tenant, ConversationId conversation) =>
        grains.GetGrain<IConversationDuties>(GrainKey.Of(tenant, conversation));
}
