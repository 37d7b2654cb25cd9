using Actors.Domain;
using Actors.Domain.Admission;
using Actors.GrainInterfaces;
using Actors.Storage;
using Orleans;

namespace Actors.Grains.Admission;

/// <summary>
/// Counts a tenant's open conversations, one question at a time, so that two queues cannot grant the same room. A grant counts until its queue
/// says that it is settled, and no longer than <see cref="Forgotten"/>: by then it is in the rows, or its queue is gone.
/// </summary>
internal sealed class AdmissionGrain(IReadStore rows, GrainClock clock) : Grain, IAdmissionGrain
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(30);

    private readonly Dictionary<ConversationId, DateTimeOffset> _granted = [];

    public async Task<AdmissionAnswer> Ask(AdmissionQuestion question)
    {
        var now = clock.Now;
        foreach (var (old, _) in _granted.Where(grant => grant.Value + Forgotten < now).ToList())
        {
            _granted.Remove(old);
        }

        var open = (await rows.OpenSinceAsync(
            new(this.GetPrimaryKeyString()), AdmissionRules.CountsAfter(now), CancellationToken.None)).ToHashSet();
        open.UnionWith(_granted.Keys);
        var granted = Math.Clamp(question.Limit - open.Count, 0, question.Wanted.Length);
        foreach (var conversation in question.Wanted.Take(granted))
        {
            _granted[conversation] = now;
        }

        return new(open.Count, granted);
    }

    public Task Settle(ConversationId conversation)
    {
        _granted.Remove(conversation);
        return Task.CompletedTask;
    }
}
