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

    private static readonly TimeSpan ReconcileEvery = TimeSpan.FromSeconds(30);

    private readonly WaitingLine _line = new();
    private readonly HashSet<ConversationId> _undecided = [];
    private readonly HashSet<ConversationId> _inFlight = [];
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
                Offer(_agents);
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

    private void Offer(QueueAgents agents)
    {
        foreach (var entry in _line.InOrder)
        {
            if (_inFlight.Count >= OffersAtOnce)
            {
                return;
            }

            if (_inFlight.Contains(entry.Conversation))
            {
                continue;
            }

            var routing = QueueRouter.Choose(
                agents.Settings.Distribution,
                AgentsAtWork.Of(TenantRules.Of(agents.Settings), _queue, null, agents.Candidates, rows.Now), pointer.State.Last);
            if (routing.Agent is not { } agent)
            {
                LetWait(routing.Wait!.Value);
                return;
            }

            agents.Add(agent, 1);
            pointer.State.Last = agent;
            _inFlight.Add(entry.Conversation);
            _ = GiveAsync(entry, agent, agents);
        }
    }

    private void LetWait(WaitReason reason)
    {
        foreach (var conversation in _undecided.Where(conversation => !_inFlight.Contains(conversation)).Take(OffersAtOnce))
        {
            _inFlight.Add(conversation);
            _ = SayAsync(_line.Find(conversation)!, reason);
        }
    }

    private async Task GiveAsync(WaitingEntry entry, AgentId agent, QueueAgents agents)
    {
        var outcome = await Decide(entry, new GiveTo(entry.HandOff, agent));
        switch (outcome)
        {
            case { Accepted: true } or { Rejection: HandOffIsOver or ConversationIsUnknown }:
                agents.Add(agent, outcome.Accepted ? 0 : -1);
                ForgetHandOff(entry);
                break;
            case { Rejection: AgentIsFull }:
                agents.Fill(agent);
                break;
            default:
                _agents = null;
                break;
        }

        // Unknown outcomes are left to the next reconciliation instead of being tried in a circle.
        if (outcome is not null)
        {
            _ = WorkAsync();
        }
    }

    private async Task SayAsync(WaitingEntry entry, WaitReason reason)
    {
        var outcome = await Decide(entry, new LetWait(entry.HandOff, reason));
        if (outcome is null)
        {
            return;
        }

        _undecided.Remove(entry.Conversation);
        if (!outcome.Accepted)
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
