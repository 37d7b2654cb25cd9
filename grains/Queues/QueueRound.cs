using Actors.Domain;
using Actors.Domain.Admission;
using Actors.Domain.Conversations;
using Actors.Domain.Queues;
using Actors.Domain.Tenants;
using Actors.GrainInterfaces;

namespace Actors.Grains.Queues;

/// <summary>One round of a queue: the verdicts that the planner leads to, and what the limit makes of them.</summary>
internal sealed class QueueRound(
    TenantRules rules, QueueId queue, IEnumerable<Candidate> agents, AgentId? last, DateTimeOffset now, IEnumerable<WaitingEntry> waiting)
{
    private readonly QueuePlanner _planner = new(rules, queue, agents, last, now, waiting);
    private readonly List<(WaitingEntry Entry, bool Undecided, AgentId Agent, AdmissionVerdict Why)> _gifts = [];
    private readonly List<(WaitingEntry Entry, QueueVerdict Verdict, bool IsAdmitted)> _words = [];
    private AgentId? _last = last;

    public bool NothingToGive => _planner.NothingToGive;

    public bool IsShared => _planner.IsShared;

    public int Count => _gifts.Count + _words.Count;

    public AgentId? Last => _gifts.Count == 0 ? _last : _gifts[^1].Agent;

    public IReadOnlyList<(WaitingEntry Entry, bool Undecided, AgentId Agent, AdmissionVerdict Why)> Gifts => _gifts;

    /// <summary>Whether the limit has to do with anybody: with who gets an agent, and with who would only have to wait for one.</summary>
    public bool AsksLimit => _gifts.Count > 0 || _words.Any(word => word.IsAdmitted);

    /// <summary>What is said to whom, in order.</summary>
    public IEnumerable<(WaitingEntry Entry, QueueVerdict Verdict)> Verdicts => _gifts
        .Select(gift => (gift.Entry, (QueueVerdict)new GiveTo(gift.Entry.HandOff, gift.Agent, gift.Why)))
        .Concat(_words.Select(word => (word.Entry, word.Verdict)));

    /// <summary>Plans for one.</summary>
    /// <param name="entry">Who waits.</param>
    /// <param name="isUndecided">Whether there is no verdict yet.</param>
    /// <param name="tells">Whether a change of the reason is to be told.</param>
    /// <param name="told">The reason it was told last, where that is known.</param>
    public void Add(WaitingEntry entry, bool isUndecided, bool tells, WaitReason? told)
    {
        var plan = _planner.For(entry, !isUndecided);
        if (plan.Agent is { } agent)
        {
            _planner.Take(agent);
            _gifts.Add((entry, isUndecided, agent, plan.Why));
        }
        else if (isUndecided || (tells && told != plan.Wait))
        {
            _words.Add((entry, new LetWait(entry.HandOff, plan.Wait!.Value, plan.Why), isUndecided && plan.IsAdmitted));
        }
    }

    /// <summary>The limit had room for the first so many; the others are over it.</summary>
    public void Apply(int open, int granted, TenantRules settings)
    {
        var refused = _gifts.Skip(granted).Where(gift => gift.Undecided).Select(gift => (gift.Entry, gift.Why)).ToList();
        _gifts.RemoveRange(granted, _gifts.Count - granted);
        for (var i = 0; i < _words.Count; i++)
        {
            if (_words[i] is { IsAdmitted: true, Verdict: LetWait wait } word)
            {
                _words[i] = (word.Entry, Counted(word.Entry, open + granted, wait.Why!, wait, settings), true);
            }
        }

        _words.AddRange(refused.Select(gift => (
            gift.Entry, Counted(gift.Entry, open + granted, gift.Why, new(gift.Entry.HandOff, WaitReason.NobodyFree), settings), true)));
    }

    private static QueueVerdict Counted(WaitingEntry entry, int open, AdmissionVerdict before, LetWait otherwise, TenantRules settings)
    {
        var verdict = AdmissionRules.OfCount(settings, open).After(before) with { PassedOver = before.PassedOver };
        return verdict.Case != AdmissionCase.OverLimit ? otherwise with { Why = verdict }
            : AdmissionRules.Waits(settings.Settings, AdmissionCase.OverLimit) ? new LetWait(entry.HandOff, WaitReason.OverLimit, verdict)
            : new RefuseIt(entry.HandOff, verdict);
    }
}
