using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Queues;

namespace Actors.Grains.Queues;

/// <content>Verdicts: each is sent beside the queue's turns, and what comes of it goes back into the books.</content>
internal sealed partial class QueueGrain
{
    /// <summary>One round: plans for who waits, asks the limit where one is set, and sends what came of it.</summary>
    private async Task Offer(QueueAgents agents)
    {
        var tells = _reasonsAreOld && agents.TellsReasons;
        _reasonsAreOld = false;
        var round = new QueueRound(agents.Rules, _queue, agents.Candidates, _turns, rows.Now, _book.NotUnderWay);
        foreach (var entry in _book.ToPlan(() => round.Count, () => tells || !round.NothingToGive(_book.SomeAreAdmitted)))
        {
            round.Add(entry, new(
                _book.IsUndecided(entry), _book.IsAdmitted(entry), agents.TellsReasonsTo(entry), _book.ReasonTold(entry)));
        }

        if (agents.Rules.Settings.Limit is { } limit && round.AsksLimit)
        {
            var answer = await rows.Admission(_tenant).Ask(new(limit, [.. round.Limited]));
            round.Apply(answer.Open, answer.Granted);
        }

        // A round that had no more room for what was to be told is followed by another one.
        _reasonsAreOld |= tells && round.TellsWhoWaits;
        _turns = round.Turns;
        _isShared = round.IsShared;
        foreach (var (entry, verdict) in round.Verdicts)
        {
            // While the limit was asked, somebody may have left.
            if (_book.Send(entry))
            {
                _ = verdict is GiveTo give ? GiveAsync(entry, give, agents) : SayAsync(entry, verdict);
            }
        }
    }

    private async Task GiveAsync(WaitingEntry entry, GiveTo give, QueueAgents agents)
    {
        using var counted = rows.BeginBeside();
        agents.Add(give.Agent, 1);
        _giving++;
        var wasTold = !_book.IsUndecided(entry);
        var outcome = await Decide(entry, give);
        _giving--;
        Count(entry, outcome);
        switch (outcome)
        {
            case { Accepted: true }:
                Departs(entry, wasTold);
                _book.Forget(entry);
                break;
            case { Rejection: HandOffIsOver or ConversationIsUnknown }:
                agents.Add(give.Agent, -1);
                _book.Forget(entry);
                break;
            case { Rejection: AgentIsFull }:
                agents.Fill(give.Agent);
                break;
            default:
                ForgetAgents();
                break;
        }

        if (agents.Rules.Settings.Limit is not null)
        {
            await rows.Admission(_tenant).Settle(entry.Conversation);
        }

        WorkOn(outcome);
    }

    private void Count(WaitingEntry entry, Outcome? outcome)
    {
        instruments.Offered(outcome switch
        {
            null => "unknown",
            { Accepted: true } => "accepted",
            { Rejection: HandOffIsOver or ConversationIsUnknown } => "over",
            { Rejection: AgentIsFull } => "full",
            _ => "refused",
        });
        if (outcome is { Accepted: true })
        {
            instruments.Waited(rows.Now - entry.RequestedAt);
        }
    }

    private async Task SayAsync(WaitingEntry entry, QueueVerdict verdict)
    {
        using var counted = rows.BeginBeside();
        var outcome = await Decide(entry, verdict);
        if (outcome is { Accepted: true } && verdict is LetWait wait)
        {
            _book.Told(entry, wait.Reason);
            Waits(entry, wait.Reason);
        }
        else if (outcome is not null)
        {
            _book.Forget(entry);
        }

        WorkOn(outcome);
    }

    /// <summary>Unknown outcomes are left to the next reconciliation instead of being tried in a circle, unless somebody asked to work meanwhile.</summary>
    private void WorkOn(Outcome? outcome) => _ = outcome is null && !_again ? Task.CompletedTask : WorkAsync();

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
            _book.Returned(entry);
        }
    }
}
