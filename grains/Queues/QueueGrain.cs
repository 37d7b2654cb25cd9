using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Queues;
using Actors.Domain.Tenants;
using Actors.GrainInterfaces;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Actors.Grains.Queues;

/// <summary>
/// The shell of a queue. Knows the line and the load of its agents, rebuilt from the rows when it is activated and every 30 s; gives each
/// waiting hand-off to the agent whom the router chooses. Offers are in flight beside its turns and awaited by none of them.
/// </summary>
internal sealed partial class QueueGrain(
    QueueRows rows,
    [PersistentState("pointer", "actors")] IPersistentState<QueuePointer> pointer,
    ILogger<QueueGrain> logger) : Grain, IQueueGrain
{
    /// <summary>Offers in flight at once: enough to fill a round trip of the writer, few enough to keep the order.</summary>
    private const int OffersAtOnce = 64;

    private const WaitReason UnknownReason = (WaitReason)(-1);

    private static readonly TimeSpan ReconcileEvery = TimeSpan.FromSeconds(30);

    /// <summary>Hours, holidays, meals, breaks and days off begin and end with a minute.</summary>
    private static readonly TimeSpan ClockEvery = TimeSpan.FromMinutes(1);

    private readonly WaitingLine _line = new();
    private readonly HashSet<ConversationId> _undecided = [];
    private readonly HashSet<ConversationId> _inFlight = [];
    private readonly Dictionary<ConversationId, WaitReason> _said = [];
    private TenantId _tenant;
    private QueueId _queue;
    private QueueAgents? _agents;
    private bool _working;
    private bool _again;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, var id) = GrainKey.Parse(this.GetPrimaryKeyString());
        _queue = new(id);
        await Reconcile(cancellationToken);
        this.RegisterGrainTimer(
            (grain, cancellation) => grain.Reconcile(cancellation), this,
            new GrainTimerCreationOptions { DueTime = ReconcileEvery, Period = ReconcileEvery, KeepAlive = true });
        var toNextMinute = ClockEvery - TimeSpan.FromTicks(rows.Now.UtcTicks % ClockEvery.Ticks);
        this.RegisterGrainTimer(
            (grain, _) => grain._line.Count == 0 ? Task.CompletedTask : grain.LookAgain(), this,
            new GrainTimerCreationOptions { DueTime = toNextMinute, Period = ClockEvery, KeepAlive = true });
        _ = WorkAsync();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        pointer.State.Last == pointer.State.Stored ? Task.CompletedTask : SavePointer();

    public Task Learn(QueueNews news)
    {
        switch (news.Kind)
        {
            case QueueNoticeKind.Requested:
                _undecided.Add(news.Entry.Conversation);
                _line.Enter(news.Entry);
                break;
            case QueueNoticeKind.Requeued:
                _undecided.Remove(news.Entry.Conversation);
                _line.Enter(news.Entry);
                break;
            case QueueNoticeKind.Left when _line.Find(news.Entry.Conversation)?.HandOff == news.Entry.HandOff:
                Forget(news.Entry.Conversation);
                break;
        }

        _ = WorkAsync();
        return Task.CompletedTask;
    }

    public Task LookAgain()
    {
        _agents = null;
        _ = WorkAsync();
        return Task.CompletedTask;
    }

    public Task<int?> Position(ConversationId conversation) => Task.FromResult(_line.Position(conversation));

    /// <summary>Brings line and agents in step with the rows. What entered while they were read stays.</summary>
    private async Task Reconcile(CancellationToken cancellationToken)
    {
        var before = _line.InOrder.ToList();
        var queued = await rows.Queued(_tenant, _queue, cancellationToken);
        var there = queued.Select(row => row.Entry.Conversation).ToHashSet();
        foreach (var gone in before.Where(entry => !there.Contains(entry.Conversation) && _line.Find(entry.Conversation) == entry))
        {
            Forget(gone.Conversation);
        }

        foreach (var row in queued.Where(row => _line.Find(row.Entry.Conversation) is not { } known || known.HandOff < row.Entry.HandOff))
        {
            _line.Enter(row.Entry);
            if (!row.Decided)
            {
                _undecided.Add(row.Entry.Conversation);
            }
        }

        await SavePointer();
        _agents = null;
        _ = WorkAsync();
    }

    private async Task WorkAsync()
    {
        _again = true;
        if (_working)
        {
            return;
        }

        _working = true;
        try
        {
            while (_again && _line.Count > 0)
            {
                _again = false;
                _agents ??= await rows.Agents(_tenant, CancellationToken.None);
                var round = Plan(_agents);
                if (_agents.Rules.Settings.Limit is { } limit && round.AsksLimit)
                {
                    await Limit(round, _agents, limit);
                }

                Carry(round);
            }
        }
        catch (Exception failure)
        {
            Log.WorkFailed(logger, _tenant, _queue, failure);
        }
        finally
        {
            _working = false;
        }
    }

    /// <summary>Plans for who waits, in order: as many gifts as may be in flight, and a word to everybody who has none yet.</summary>
    private QueueRound Plan(QueueAgents agents)
    {
        var round = new QueueRound(agents.Rules, _queue, agents.Candidates, pointer.State.Last, rows.Now);
        var undecided = _undecided.Count(conversation => !_inFlight.Contains(conversation));
        foreach (var entry in _line.InOrder)
        {
            if (_inFlight.Count + round.Count >= OffersAtOnce || (undecided == 0 && round.NothingToGive && !agents.TellsReasons))
            {
                break;
            }

            if (_inFlight.Contains(entry.Conversation))
            {
                continue;
            }

            var isUndecided = _undecided.Contains(entry.Conversation);
            undecided -= isUndecided ? 1 : 0;
            if (!isUndecided && round.NothingToGive && !agents.TellsReasons)
            {
                continue;
            }

            round.Add(entry, isUndecided, agents.TellsReasonsTo(entry) ? _said.GetValueOrDefault(entry.Conversation, UnknownReason) : null);
        }

        return round;
    }

    private async Task Limit(QueueRound round, QueueAgents agents, int limit)
    {
        var answer = await rows.Admission(_tenant).Ask(new(limit, [.. round.Gifts.Select(gift => gift.Entry.Conversation)]));
        round.Apply(answer.Open, answer.Granted, agents.Rules);
    }

    private void Carry(QueueRound round)
    {
        pointer.State.Last = round.Last;
        foreach (var (entry, verdict) in round.Verdicts)
        {
            // While the limit was asked, somebody may have left.
            if (_line.Find(entry.Conversation) == entry && _inFlight.Add(entry.Conversation))
            {
                _ = verdict is GiveTo give ? GiveAsync(entry, give, _agents) : SayAsync(entry, verdict);
            }
        }
    }

    private async Task GiveAsync(WaitingEntry entry, GiveTo give, QueueAgents? agents)
    {
        agents?.Add(give.Agent, 1);
        var outcome = await Decide(entry, give);
        switch (outcome)
        {
            case { Accepted: true } or { Rejection: HandOffIsOver or ConversationIsUnknown }:
                agents?.Add(give.Agent, outcome.Accepted ? 0 : -1);
                ForgetHandOff(entry);
                break;
            case { Rejection: AgentIsFull }:
                agents?.Fill(give.Agent);
                break;
            default:
                _agents = null;
                break;
        }

        if (agents?.Rules.Settings.Limit is not null)
        {
            await rows.Admission(_tenant).Settle(entry.Conversation);
        }

        // Unknown outcomes are left to the next reconciliation instead of being tried in a circle.
        if (outcome is not null)
        {
            _ = WorkAsync();
        }
    }

    private async Task SayAsync(WaitingEntry entry, QueueVerdict verdict)
    {
        var outcome = await Decide(entry, verdict);
        if (outcome is null)
        {
            return;
        }

        _undecided.Remove(entry.Conversation);
        if (verdict is LetWait wait && outcome.Accepted)
        {
            _said[entry.Conversation] = wait.Reason;
        }
        else
        {
            ForgetHandOff(entry);
        }

        _ = WorkAsync();
    }

    private async Task<Outcome?> Decide(WaitingEntry entry, QueueVerdict verdict)
    {
        try
        {
            return await rows.Conversation(_tenant, entry.Conversation).Decide(verdict);
        }
        catch (Exception failure)
        {
            Log.VerdictFailed(logger, _tenant, entry.Conversation, entry.HandOff, failure);
            return null;
        }
        finally
        {
            _inFlight.Remove(entry.Conversation);
        }
    }

    private void ForgetHandOff(WaitingEntry entry)
    {
        if (_line.Find(entry.Conversation) is { } known && known.HandOff <= entry.HandOff)
        {
            Forget(entry.Conversation);
        }
    }

    private void Forget(ConversationId conversation)
    {
        _line.Leave(conversation);
        _undecided.Remove(conversation);
        _said.Remove(conversation);
    }

    private async Task SavePointer()
    {
        if (pointer.State.Last == pointer.State.Stored)
        {
            return;
        }

        pointer.State.Stored = pointer.State.Last;
        await pointer.WriteStateAsync();
    }
}
