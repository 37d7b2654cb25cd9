using Actors.Domain;
using Actors.GrainInterfaces;
using Actors.Storage;
using Orleans;

namespace Actors.Grains.Effects;

/// <summary>Tells queues that what they know of agents or settings is old.</summary>
internal sealed class QueueCalls(EffectRunner runner, TenantDirectory directory, IGrainFactory grains)
{
    /// <summary>An agent changed; the agent's queues learn of it, then the agent's grain that they know.</summary>
    public void AgentChanged(TenantId tenant, AgentId agent, long cause) =>
        runner.Start($"notice {cause} of agent {tenant}/{agent}", async () =>
        {
            var definitions = await directory.FindAsync(tenant, CancellationToken.None);
            await LookAgain(tenant, definitions?.Agent(agent)?.Queues ?? []);
            await grains.GetGrain<IAgentGrain>(GrainKey.Of(tenant, agent)).Confirm(cause);
        });

    /// <summary>The definitions changed; every queue looks again, or at the latest when it reconciles.</summary>
    public void DefinitionsChanged(TenantId tenant) =>
        runner.Start($"definitions of {tenant}", async () =>
        {
            var definitions = await directory.FindAsync(tenant, CancellationToken.None);
            await LookAgain(tenant, (definitions?.Queues ?? []).Select(queue => queue.Id));
        });

    /// <summary>Activates the queue where it is not, so that those who wait in it are not forgotten.</summary>
    public Task LookAgain(TenantId tenant, IEnumerable<QueueId> queues) => Task.WhenAll(
        queues.Select(queue => grains.GetGrain<IQueueGrain>(GrainKey.Of(tenant, queue)).LookAgain()));
}
