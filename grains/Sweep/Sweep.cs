using Actors.Domain;
using Actors.GrainInterfaces;
using Actors.Grains.Effects;
using Actors.Storage;
using Orleans;

namespace Actors.Grains.Sweep;

/// <summary>
/// The guarantee behind every effect and deadline: finds what is due in the rows and wakes the grain that owes it. One step at a time; who drives the
/// steps (a hosted service, a test) decides the time.
/// </summary>
public sealed class Sweep
{
    /// <summary>Grains woken by one step.</summary>
    public const int Limit = 500;

    private static readonly TimeSpan Claim = TimeSpan.FromSeconds(10);

    /// <summary>Longer than whatever is owed waits for its next try.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly IDueStore _due;
    private readonly IReadStore _rows;
    private readonly IGrainFactory _grains;
    private readonly QueueCalls _queues;
    private readonly GrainClock _clock;

    internal Sweep(IDueStore due, IReadStore rows, IGrainFactory grains, QueueCalls queues, GrainClock clock) =>
        (_due, _rows, _grains, _queues, _clock) = (due, rows, grains, queues, clock);

    /// <summary>Wakes what is due now; returns how many grains were woken.</summary>
    public Task<int> StepAsync(CancellationToken cancellationToken) => StepAsync(TimeSpan.Zero, cancellationToken);

    /// <summary>
    /// After a start: wakes what is owed before it is due, for nobody is at it who was there before. Where another process is, it is told twice,
    /// which changes nothing. What is too much for one step comes when it is due.
    /// </summary>
    public Task<int> TakeUpAsync(CancellationToken cancellationToken) => StepAsync(LongestWait, cancellationToken);

    private async Task<int> StepAsync(TimeSpan early, CancellationToken cancellationToken)
    {
        var now = _clock.Now;
        var due = await _due.ClaimAsync(now + early, now + Claim, Limit, cancellationToken);
        foreach (var chunk in due.Chunk(32))
        {
            await Task.WhenAll(chunk.Select(async stream => await Wake(stream)));
        }

        return due.Count;
    }

    /// <summary>Activates every queue in which somebody waits: after a start, and wherever a queue's node was lost.</summary>
    public async Task WakeQueuesAsync(CancellationToken cancellationToken)
    {
        foreach (var tenant in (await _rows.QueuesInUseAsync(cancellationToken)).GroupBy(use => use.Tenant))
        {
            await _queues.LookAgain(tenant.Key, tenant.Select(use => use.Queue));
        }
    }

    private Task Wake(StreamId stream) => stream.Kind switch
    {
        StreamKind.Conversation => _grains
            .GetGrain<IConversationDuties>(GrainKey.Of(stream.Tenant, new ConversationId(stream.Key))).Wake(),
        StreamKind.Agent => _grains.GetGrain<IAgentGrain>(GrainKey.Of(stream.Tenant, new AgentId(stream.Key))).Wake(),
        _ => Task.CompletedTask,
    };
}
