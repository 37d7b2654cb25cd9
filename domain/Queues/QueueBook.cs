using Actors.Domain.Conversations;

namespace Actors.Domain.Queues;

/// <summary>
/// A queue's books: who stands in the line, who still needs a verdict, and whose verdict is under way. Decides nothing about agents and
/// holds nothing that the rows do not hold; news may come late, twice or out of order.
/// </summary>
public sealed class QueueBook
{
    /// <summary>Verdicts under way at once: enough to fill a round trip of the writer, few enough to keep the order.</summary>
    public const int MostUnderWay = 64;

    private readonly WaitingLine _line = new();
    private readonly SortedSet<WaitingEntry> _undecided = [];
    private readonly HashSet<ConversationId> _underWay = [];
    private readonly Dictionary<ConversationId, WaitReason> _told = [];
    private readonly HashSet<ConversationId> _admitted = [];

    /// <summary>Whether nobody stands in the line.</summary>
    public bool IsEmpty => _line.Count == 0;

    /// <summary>Everybody in the line, in order.</summary>
    public IReadOnlyList<WaitingEntry> InOrder => [.. _line.InOrder];

    /// <summary>The place in the line, from 1, or null for a conversation that is not in it.</summary>
    public int? Position(ConversationId conversation) => _line.Position(conversation);

    /// <summary>Takes in what a conversation tells. News of an older hand-off than the one known changes nothing.</summary>
    public void Learn(QueueNoticeKind kind, WaitingEntry entry)
    {
        var known = _line.Find(entry.Conversation);
        if (known is not null && (known.HandOff, known.Version).CompareTo((entry.HandOff, entry.Version)) > 0)
        {
            return;
        }

        switch (kind)
        {
            case QueueNoticeKind.Requested:
                Enter(entry, decided: false);
                break;
            case QueueNoticeKind.Requeued:
                Enter(entry, decided: true);
                break;
            case QueueNoticeKind.Moved:
                Move(entry);
                break;
            case QueueNoticeKind.Left:
                Forget(entry);
                break;
        }
    }

    /// <summary>
    /// Brings the books in step with rows that were read after <paramref name="before"/> was noted. What entered or changed meanwhile stays.
    /// </summary>
    public void Reconcile(IReadOnlyList<WaitingEntry> before, IReadOnlyList<(WaitingEntry Entry, bool Decided)> rows)
    {
        var there = rows.Select(row => row.Entry.Conversation).ToHashSet();
        foreach (var gone in before.Where(entry => !there.Contains(entry.Conversation) && _line.Find(entry.Conversation) == entry))
        {
            Forget(gone);
        }

        foreach (var (entry, decided) in rows)
        {
            if (_line.Find(entry.Conversation) is not { } known || known.HandOff < entry.HandOff)
            {
                Enter(entry, decided);
            }
            else if (known.HandOff == entry.HandOff && known.Version < entry.Version && known.Priority != entry.Priority)
            {
                Move(entry);
            }
        }
    }

    /// <summary>Whether any verdict is under way.</summary>
    public bool IsUnderWay => _underWay.Count > 0;

    /// <summary>Everybody in the line to whom nothing is being said.</summary>
    public IEnumerable<WaitingEntry> NotUnderWay => _line.InOrder.Where(entry => !_underWay.Contains(entry.Conversation));

    /// <summary>The hand-off of a conversation that is in the line, or null.</summary>
    public WaitingEntry? Find(ConversationId conversation) => _line.Find(conversation);

    /// <summary>How many stand in the line.</summary>
    public int Count => _line.Count;

    /// <summary>Whether it still needs its first verdict.</summary>
    public bool IsUndecided(WaitingEntry entry) => _line.Find(entry.Conversation) is { } known && _undecided.Contains(known);

    /// <summary>Whether anybody waits who was admitted.</summary>
    public bool SomeAreAdmitted => _admitted.Count > 0;

    /// <summary>Whether it was admitted, so that nothing but an agent is missing.</summary>
    public bool IsAdmitted(WaitingEntry entry) => _admitted.Contains(entry.Conversation);

    /// <summary>The reason to wait that it was told last, or null where that is not known.</summary>
    public WaitReason? ReasonTold(WaitingEntry entry) =>
        _told.TryGetValue(entry.Conversation, out var reason) ? reason : null;

    /// <summary>
    /// Those to plan for, in order, until enough is under way. Who waits with a verdict is left out as soon as there is nothing for them; who has
    /// none yet never is.
    /// </summary>
    /// <param name="planned">Verdicts planned so far.</param>
    /// <param name="concernsAll">Whether there may be something for who has a verdict.</param>
    public IEnumerable<WaitingEntry> ToPlan(Func<int> planned, Func<bool> concernsAll)
    {
        WaitingEntry? last = null;
        foreach (var entry in _line.InOrder)
        {
            if (!concernsAll())
            {
                break;
            }

            last = entry;
            if (_underWay.Count + planned() >= MostUnderWay)
            {
                yield break;
            }

            if (!_underWay.Contains(entry.Conversation))
            {
                yield return entry;
            }
        }

        // However many wait, only those without a verdict are looked at from here on.
        foreach (var entry in UndecidedAfter(last))
        {
            if (_underWay.Count + planned() >= MostUnderWay)
            {
                yield break;
            }

            if (!_underWay.Contains(entry.Conversation))
            {
                yield return entry;
            }
        }
    }

    /// <summary>A verdict is sent, unless it left meanwhile or one is under way already.</summary>
    public bool Send(WaitingEntry entry) => _line.Find(entry.Conversation)?.HandOff == entry.HandOff && _underWay.Add(entry.Conversation);

    /// <summary>Its outcome is here, known or not.</summary>
    public void Returned(WaitingEntry entry) => _underWay.Remove(entry.Conversation);

    /// <summary>It knows that it waits, and for what.</summary>
    public void Told(WaitingEntry entry, WaitReason reason = WaitReason.NobodyFree)
    {
        if (_line.Find(entry.Conversation) is { } known && known.HandOff == entry.HandOff)
        {
            if (_undecided.Remove(known) && ConversationDecider.CaseOf(reason) is null)
            {
                _admitted.Add(entry.Conversation);
            }

            _told[entry.Conversation] = reason;
        }
    }

    /// <summary>The hand-off no longer waits here; a newer one of the same conversation stays.</summary>
    public void Forget(WaitingEntry entry)
    {
        if (_line.Find(entry.Conversation) is { } known && known.HandOff <= entry.HandOff)
        {
            _line.Leave(entry.Conversation);
            _undecided.Remove(known);
            _told.Remove(entry.Conversation);
            _admitted.Remove(entry.Conversation);
        }
    }

    private IEnumerable<WaitingEntry> UndecidedAfter(WaitingEntry? last) =>
        last is null ? _undecided
        : _undecided.Max is not { } end || end.CompareTo(last) <= 0 ? []
        : _undecided.GetViewBetween(last, end).SkipWhile(entry => entry.CompareTo(last) <= 0);

    /// <summary>Another place in the line; what was told and what is under way stays. Who is not in the line does not enter by this.</summary>
    private void Move(WaitingEntry entry)
    {
        if (_line.Find(entry.Conversation) is { } known)
        {
            var isUndecided = _undecided.Remove(known);
            _line.Enter(entry);
            _ = isUndecided && _undecided.Add(entry);
        }
    }

    private void Enter(WaitingEntry entry, bool decided)
    {
        if (_line.Find(entry.Conversation) is { } known)
        {
            _undecided.Remove(known);
        }

        _line.Enter(entry);
        if (!decided)
        {
            _undecided.Add(entry);
        }

        _ = entry.Admitted ? _admitted.Add(entry.Conversation) : _admitted.Remove(entry.Conversation);
    }
}
