using Actors.Domain.Admission;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;

namespace Actors.Domain.Queues;

/// <summary>One round of a queue: the verdicts that the planner leads to, and what the limit makes of them.</summary>
/// <param name="rules">The settings in force.</param>
/// <param name="queue">The queue.</param>
/// <param name="agents">All agents, in the order of their list.</param>
/// <param name="last">Who got the last one.</param>
/// <param name="now">The moment.</param>
public sealed class QueueRound(
    TenantRules rules, QueueId queue, IEnumerable<Candidate> agents, AgentId? last, DateTimeOffset now)
{
    private readonly QueuePlanner _planner = new(rules, queue, agents, last, now);
    private readonly List<(WaitingEntry Entry, bool Undecided, AgentId Agent, AdmissionVerdict Why)> _gifts = [];
    private readonly List<(WaitingEntry Entry, QueueVerdict Verdict, bool IsAdmitted)> _words = [];
    private AgentId? _last = last;

    /// <summary>Whether nobody who waits already can get anything in this round.</summary>
    public bool NothingToGive => _planner.NothingToGive;

    /// <summary>Verdicts so far.</summary>
    public int Count => _gifts.Count + _words.Count;

    /// <summary>Who got the last one, by what the round gives.</summary>
    public AgentId? Last => _gifts.Count == 0 ? _last : _gifts[^1].Agent;

    /// <summary>Who gets whom, in order.</summary>
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
            _gifts.Add((entry, isUndecided, agent, rules.Settings.Limit is null ? Counted(plan.Why, 0, rules) : plan.Why));
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
        for (var i = 0; i < granted; i++)
        {
            _gifts[i] = (_gifts[i].Entry, _gifts[i].Undecided, _gifts[i].Agent, Counted(_gifts[i].Why, open + i, settings));
        }

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

    private static AdmissionVerdict Counted(AdmissionVerdict before, int open, TenantRules settings) =>
        AdmissionRules.OfCount(settings, open).After(before) with { PassedOver = before.PassedOver };

    private static QueueVerdict Counted(WaitingEntry entry, int open, AdmissionVerdict before, LetWait otherwise, TenantRules settings)
    {
        var verdict = Counted(before, open, settings);
        return verdict.Case != AdmissionCase.OverLimit ? otherwise with { Why = verdict }
            : AdmissionRules.Waits(settings.Settings, AdmissionCase.OverLimit) ? new LetWait(entry.HandOff, WaitReason.OverLimit, verdict)
            : new RefuseIt(entry.HandOff, verdict);
    }
}
