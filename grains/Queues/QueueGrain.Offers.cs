using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Queues;
using Actors.GrainInterfaces;

namespace Actors.Grains.Queues;

/// <content>Verdicts: each is sent beside the queue's turns, and what comes of it goes back into the books.</content>
internal sealed partial class QueueGrain
{
    private void Offer(QueueAgents agents)
    {
        while (_book.NextOffer() is { } entry)
        {
            var routing = QueueRouter.Choose(_queue, agents.Settings, agents.Candidates, pointer.State.Last);
            if (routing.Agent is not { } agent)
            {
                foreach (var untold in _book.Untold())
                {
                    _book.Sent(untold);
                    _ = SayAsync(untold, routing.Wait!.Value);
                }

                return;
            }

            agents.Add(agent, 1);
            pointer.State.Last = agent;
            _book.Sent(entry);
            _ = GiveAsync(entry, agent, agents);
        }
    }

    private async Task GiveAsync(WaitingEntry entry, AgentId agent, QueueAgents agents)
    {
        var outcome = await Decide(entry, new GiveTo(entry.HandOff, agent));
        switch (outcome)
        {
            case { Accepted: true }:
                _book.Forget(entry);
                break;
            case { Rejection: HandOffIsOver or ConversationIsUnknown }:
                agents.Add(agent, -1);
                _book.Forget(entry);
                break;
            case { Rejection: AgentIsFull }:
                agents.Fill(agent);
                break;
            default:
                ForgetAgents();
                break;
        }

        WorkOn(outcome);
    }

    private async Task SayAsync(WaitingEntry entry, WaitReason reason)
    {
        var outcome = await Decide(entry, new LetWait(entry.HandOff, reason));
        if (outcome is { Accepted: true })
        {
            _book.Told(entry);
        }
        else if (outcome is not null)
        {
            _book.Forget(entry);
        }

        WorkOn(outcome);
    }

    /// <summary>Unknown outcomes are left to the next reconciliation instead of being tried in a circle.</summary>
    private void WorkOn(Outcome? outcome) => _ = outcome is null ? Task.CompletedTask : WorkAsync();

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
