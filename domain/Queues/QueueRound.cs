using Actors.Domain.Admission;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;

namespace Actors.Domain.Queues;

/// <summary>How a hand-off stands in its queue.</summary>
/// <param name="Undecided">Whether there is no verdict yet.</param>
/// <param name="Admitted">Whether it waits though it was admitted: admission is not asked again.</param>
/// <param name="Tells">Whether a change of the reason is to be told.</param>
/// <param name="Told">The reason it was told last, where that is known.</param>
public sealed record InLine(bool Undecided, bool Admitted, bool Tells, WaitReason? Told);

/// <summary>One round of a queue: the verdicts that the planner leads to, and what the limit makes of them.</summary>
/// <param name="rules">The settings in force.</param>
/// <param name="queue">The queue.</param>
/// <param name="agents">All agents, in the order of their list.</param>
/// <param name="turns">Who got the last ones.</param>
/// <param name="now">The moment.</param>
/// <param name="waiting">Everybody in the line, in order.</param>
public sealed class QueueRound(
    TenantRules rules, QueueId queue, IEnumerable<Candidate> agents, TurnOrder turns, DateTimeOffset now, IEnumerable<WaitingEntry> waiting)
{
    private readonly QueuePlanner _planner = new(rules, queue, agents, turns, now, waiting);
    private readonly List<Gift> _gifts = [];
    private readonly List<Word> _words = [];

    /// <summary>Whether nobody who waits already can get anything in this round.</summary>
    /// <param name="someAreAdmitted">Whether anybody waits for whom admission is not asked again.</param>
    public bool NothingToGive(bool someAreAdmitted) => _planner.NothingToGive(someAreAdmitted);

    /// <summary>Whether who waits already was told anything.</summary>
    public bool TellsWhoWaits => _words.Exists(word => !word.Standing.Undecided && word.IsNews);

    /// <summary>Whether what has piled up is shared out among the agents, so that not everybody gets as much as fits.</summary>
    public bool IsShared => _planner.IsShared;

    /// <summary>Verdicts so far.</summary>
    public int Count => _gifts.Count + _words.Count;

    /// <summary>Who got the last ones, when this round is carried out.</summary>
    public TurnOrder Turns => _gifts.Aggregate(turns, (order, gift) => order.After(gift.Agent));

    /// <summary>Who gets an agent only if the limit has room, in order.</summary>
    public IEnumerable<ConversationId> Limited => _gifts.Where(gift => !gift.Standing.Admitted).Select(gift => gift.Entry.Conversation);

    /// <summary>Whether the limit has to do with anybody: with who gets an agent, and with who would only have to wait for one.</summary>
    public bool AsksLimit => Limited.Any() || _words.Any(word => word.IsCounted);

    /// <summary>What is said to whom, in order.</summary>
    public IEnumerable<(WaitingEntry Entry, QueueVerdict Verdict)> Verdicts => _gifts
        .Select(gift => (gift.Entry, (QueueVerdict)new GiveTo(gift.Entry.HandOff, gift.Agent, gift.Why)))
        .Concat(_words.Where(word => word.IsNews).Select(word => (word.Entry, word.Verdict)));

    /// <summary>Plans for one.</summary>
    public void Add(WaitingEntry entry, InLine standing)
    {
        var plan = _planner.For(entry, !standing.Undecided, standing.Admitted);
        if (plan.Agent is { } agent)
        {
            _planner.Take(agent);
            var asks = rules.Settings.Limit is not null || standing.Admitted;
            _gifts.Add(new(entry, standing, agent, asks ? plan.Why : Counted(plan.Why, 0)));
        }
        else if (standing.Undecided || (standing.Tells && !standing.Admitted))
        {
            _words.Add(new(entry, standing, new LetWait(entry.HandOff, plan.Wait!.Value, plan.Why), plan.IsAdmitted));
        }
    }

    /// <summary>The limit had room for the first so many of <see cref="Limited"/>; the others are over it.</summary>
    public void Apply(int open, int granted)
    {
        var refused = _gifts.Where(gift => !gift.Standing.Admitted).Skip(granted).ToList();
        _gifts.RemoveAll(refused.Contains);
        _words.AddRange(refused
            .Where(gift => gift.Standing.Undecided || gift.Standing.Tells)
            .Select(gift => new Word(gift.Entry, gift.Standing, new LetWait(gift.Entry.HandOff, WaitReason.NobodyFree, gift.Why), true)));
        var before = open;
        for (var i = 0; i < _gifts.Count; i++)
        {
            _gifts[i] = _gifts[i].Standing.Admitted ? _gifts[i] : _gifts[i] with { Why = Counted(_gifts[i].Why, before++) };
        }

        for (var i = 0; i < _words.Count; i++)
        {
            _words[i] = _words[i].IsCounted ? Counted(_words[i], open + granted) : _words[i];
        }
    }

    private AdmissionVerdict Counted(AdmissionVerdict before, int open) =>
        AdmissionRules.OfCount(rules, open).After(before) with { PassedOver = before.PassedOver };

    private Word Counted(Word word, int open)
    {
        var otherwise = (LetWait)word.Verdict;
        var verdict = Counted(otherwise.Why!, open);
        return word with
        {
            // Who waits already is not refused any more.
            Verdict = verdict.Case != AdmissionCase.OverLimit ? otherwise with { Why = verdict }
                : !word.Standing.Undecided || AdmissionRules.Waits(rules.Settings, AdmissionCase.OverLimit)
                    ? new LetWait(word.Entry.HandOff, WaitReason.OverLimit, verdict)
                : new RefuseIt(word.Entry.HandOff, verdict),
        };
    }

    private sealed record Gift(WaitingEntry Entry, InLine Standing, AgentId Agent, AdmissionVerdict Why);

    /// <param name="Entry">To whom.</param>
    /// <param name="Standing">How it stands.</param>
    /// <param name="Verdict">What.</param>
    /// <param name="IsCounted">Whether nothing but room keeps it waiting, so that the limit is asked for it.</param>
    private sealed record Word(WaitingEntry Entry, InLine Standing, QueueVerdict Verdict, bool IsCounted)
    {
        public bool IsNews => Standing.Undecided || Verdict is not LetWait wait || wait.Reason != Standing.Told;
    }
}
