using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.GrainInterfaces;
using Actors.Storage;
using Orleans;

namespace Actors.Grains.Effects;

/// <summary>Tells queues that what they know of agents or settings is old.</summary>
internal sealed class QueueCalls(EffectRunner runner, TenantDirectory directory, IReadStore rows, IGrainFactory grains)
{
    /// <summary>
    /// An agent changed; the agent's queues learn of it, then the agent's grain that they know. Who is lost gives up what is unanswered, once the
    /// queues know that the agent is not to be considered.
    /// </summary>
    public void AgentChanged(TenantId tenant, AgentId agent, long cause, bool isLost) =>
        runner.Start($"notice {cause} of agent {tenant}/{agent}", async () =>
        {
            var definitions = await directory.FindAsync(tenant, CancellationToken.None);
            await LookAgain(tenant, definitions?.Agent(agent)?.Queues ?? []);
            if (isLost)
            {
                await TakeUnanswered(tenant, agent);
            }

            await grains.GetGrain<IAgentGrain>(GrainKey.Of(tenant, agent)).Confirm(cause);
        });

    /// <summary>The definitions changed; every queue looks again, or at the latest when it reconciles.</summary>
    public void DefinitionsChanged(TenantId tenant) =>
        runner.Start($"definitions of {tenant}", async () =>
        {
            var definitions = await directory.FindAsync(tenant, CancellationToken.None);
            await LookAgain(tenant, (definitions?.Queues ?? []).Select(queue => queue.Id));
        });

    /// <summary>What was given to an agent in the moment of the removal waits again, in front.</summary>
    public void AgentRemoved(TenantId tenant, AgentId agent) =>
        runner.Start($"removal of agent {tenant}/{agent}", () => TakeUnanswered(tenant, agent));

    /// <summary>Promises about time are different: whoever is in consulting looks at them. Killed on the way, each looks when it next does anything.</summary>
    public void TimesChanged(TenantId tenant) =>
        runner.Start($"times of {tenant}", () => ForEach(
            new(tenant, [ConversationStatus.Waiting, ConversationStatus.Received, ConversationStatus.Active, ConversationStatus.Held], null, null, 200),
            room => room.Wake()));

    private Task TakeUnanswered(TenantId tenant, AgentId agent) =>
        ForEach(new(tenant, [ConversationStatus.Received], agent, null, 200), room => room.TakeFrom(agent));

    /// <summary>In the order of their requests, so that who asked first is first to be given to somebody else.</summary>
    private async Task ForEach(ConversationList list, Func<IConversationDuties, Task> call)
    {
        var found = new List<ConversationRow>();
        string? cursor = null;
        do
        {
            var page = await rows.ListAsync(list with { Cursor = cursor }, CancellationToken.None);
            found.AddRange(page.Rows);
            cursor = page.Next;
        }
        while (cursor is not null);

        foreach (var row in found.OrderBy(row => row.RequestedAt))
        {
            await call(grains.GetGrain<IConversationDuties>(GrainKey.Of(list.Tenant, row.Id)));
        }
    }

    /// <summary>Activates the queue where it is not, so that those who wait in it are not forgotten.</summary>
    /// <remarks>Each call is awaited by itself: <c>WhenAll</c> over the calls' own tasks leaves the scheduler, and a seed would not repeat its day.</remarks>
    public Task LookAgain(TenantId tenant, IEnumerable<QueueId> queues) => Task.WhenAll(
        queues.Select(async queue => await grains.GetGrain<IQueueGrain>(GrainKey.Of(tenant, queue)).LookAgain()));
}
