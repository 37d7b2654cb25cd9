using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Queues;
using Actors.GrainInterfaces;
using Actors.Grains.Telemetry;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Actors.Grains.Queues;

/// <summary>
/// The shell of a queue. Knows the line and the load of its agents, rebuilt from the rows when it is activated and every 30 s; gives each
/// waiting hand-off to the agent whom the planner chooses. Offers are in flight beside its turns and awaited by none of them.
/// </summary>
internal sealed partial class QueueGrain(
    QueueRows rows,
    [PersistentState("pointer", "actors")] IPersistentState<QueuePointer> pointer,
    GrainInstruments instruments,
    ILogger<QueueGrain> logger) : Grain, IQueueGrain
{
    private static readonly TimeSpan ReconcileEvery = TimeSpan.FromSeconds(30);

    /// <summary>Hours, holidays, meals, breaks and days off begin and end with a minute.</summary>
    private static readonly TimeSpan ClockEvery = TimeSpan.FromMinutes(1);

    private readonly QueueBook _book = new();
    private TenantId _tenant;
    private QueueId _queue;
    private QueueAgents? _agents;
    private TurnOrder _turns = TurnOrder.Empty;
    private int _agentsChanged;
    private int _giving;
    private bool _reasonsAreOld;
    private bool _working;
    private bool _again;
    private bool _isShared;
    private bool _isGone;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, var id) = GrainKey.Parse(this.GetPrimaryKeyString());
        _queue = new(id);
        ReadFlow();
        _turns = TurnOrder.Of([.. pointer.State.Last is { } last ? [last] : Array.Empty<AgentId>(), .. pointer.State.Recent]);
        await Reconcile(cancellationToken);
        this.RegisterGrainTimer(
            (grain, cancellation) => grain.Reconcile(cancellation), this,
            new GrainTimerCreationOptions { DueTime = ReconcileEvery, Period = ReconcileEvery, KeepAlive = true });
        var toNextMinute = ClockEvery - TimeSpan.FromTicks(rows.Now.UtcTicks % ClockEvery.Ticks);
        this.RegisterGrainTimer(
            (grain, _) => grain._book.IsEmpty ? Task.CompletedTask : grain.LookAgain(), this,
            new GrainTimerCreationOptions { DueTime = toNextMinute, Period = ClockEvery, KeepAlive = true });
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _isGone = true;
        instruments.Gone(this.GetPrimaryKeyString());
        return SavePointer();
    }

    public async Task PassOn(Unanswered unanswered)
    {
        var agents = _agents ?? await ReadAgents();
        var pool = AgentsAtWork.Of(
            agents.Rules, _queue, unanswered.Topic, agents.Candidates, rows.Now, unanswered.HadBy.Add(unanswered.Agent));
        if (QueueRouter.Choose(agents.Rules.DistributionOf(_queue), pool, _turns).Agent is { } other)
        {
            _turns = _turns.After(other);
            _ = PassOnAsync(unanswered, other);
        }
    }

    public Task Learn(QueueNews news)
    {
        _book.Learn(news.Kind, news.Entry);
        if (news.Kind == QueueNoticeKind.Left)
        {
            Leaves(news.Entry);

            // It may have gone to an agent by hand, who then has one more.
            ForgetAgents();
        }

        _ = WorkAsync();
        return Task.CompletedTask;
    }

    public Task LookAgain()
    {
        ForgetAgents();
        _ = WorkAsync();
        return Task.CompletedTask;
    }

    public Task<int?> Position(ConversationId conversation) => Task.FromResult(_book.Position(conversation));

    /// <summary>Brings line and agents in step with the rows.</summary>
    private async Task Reconcile(CancellationToken cancellationToken)
    {
        var before = _book.InOrder;
        var queued = await rows.Queued(_tenant, _queue, cancellationToken);
        _book.Reconcile(before, [.. queued.Select(row => (row.Entry, row.Decided))]);
        ForgetAgents();
        _ = WorkAsync();
        await SavePointer();
    }

    private async Task WorkAsync()
    {
        using var counted = rows.BeginBeside();
        _again = true;
        if (_working)
        {
            return;
        }

        _working = true;
        try
        {
            // What is being given is not in the rows yet: agents who were read now would seem to have room. Its outcome works again.
            while (_again && !_book.IsEmpty && (_agents is not null || _giving == 0))
            {
                _again = false;
                if (_isShared && _book.IsUnderWay)
                {
                    // A share counts what each has; who is just being given something comes back here with the outcome.
                    continue;
                }

                await Offer(_agents ?? await ReadAgents());
            }
        }
        catch (Exception failure)
        {
            Log.WorkFailed(logger, _tenant, _queue, failure);
        }
        finally
        {
            _working = false;
            CountWaiting();
        }
    }

    private void CountWaiting()
    {
        if (!_isGone)
        {
            instruments.Waiting(this.GetPrimaryKeyString(), _book.Count);
        }
    }

    /// <summary>Keeps what it read only if nothing changed while it was read; who changed it has also asked to work again.</summary>
    private async Task<QueueAgents> ReadAgents()
    {
        var changed = _agentsChanged;
        var agents = await rows.Agents(_tenant, CancellationToken.None);
        _agents = changed == _agentsChanged ? agents : null;
        return agents;
    }

    /// <summary>With the agents, the reasons for which people wait may be others now.</summary>
    private void ForgetAgents() => (_agents, _agentsChanged, _reasonsAreOld) = (null, _agentsChanged + 1, true);

    private async Task SavePointer()
    {
        if (WriteFlow() || _turns.Last != pointer.State.Stored)
        {
            (pointer.State.Last, pointer.State.Stored, pointer.State.Recent) = (_turns.Last, _turns.Last, [.. _turns.Agents]);
            await pointer.WriteStateAsync();
        }
    }
}
