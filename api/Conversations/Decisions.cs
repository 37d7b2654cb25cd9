using System.Text.Json;
using Actors.Api.Json;
using Actors.Domain;
using Actors.Domain.Admission;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Tenants;
using Actors.Storage;

namespace Actors.Api.Conversations;

/// <summary>Reads why things were sent, and why nothing was, from the journal.</summary>
internal sealed class Decisions(IEventJournal journal)
{
    private const int Page = 200;

    /// <summary>The decisions before a cursor, newest first.</summary>
    public async Task<DecisionsBody> BeforeAsync(
        ConversationRow row, long before, int limit, CancellationToken cancellationToken)
    {
        var found = new List<DecisionBody>();
        while (true)
        {
            var events = await journal.ReadBackAsync(StreamId.Of(row.Tenant, row.Id), before, Page, cancellationToken);
            found.AddRange(events.Reverse()
                .Select(stored => Of(row.ChannelType, stored.Seq, JsonSerializer.Deserialize(stored.Data.Span, DomainJson.Stored.ConversationEvent)!))
                .OfType<DecisionBody>());
            if (found.Count > limit || events.Count < Page)
            {
                break;
            }

            before = events[0].Seq;
        }

        return new([.. found.Take(limit)], found.Count > limit ? found[limit - 1].Seq : null);
    }

    private static DecisionBody? Of(ChannelType channel, long seq, ConversationEvent happened) => happened switch
    {
        DecisionRecorded e => new(seq, "decision", e.HandOff, e.At, e.Moment, e.Admission, e.Silent),
        AutoMessageSent e => new(seq, "message", e.HandOff, e.At, Message: e.Kind, Reason: e.Reason, Case: e.Reason.Case),
        HandOffQueued e => new(seq, "waiting", e.HandOff, e.At, Wait: e.Reason),
        WaitReasonChanged e => new(seq, "waiting", e.HandOff, e.At, Wait: e.Reason),
        ConversationAssigned e => new(seq, "assigned", e.HandOff, e.At, Agent: e.Agent, By: e.By, Actor: e.Actor),
        ConversationRequeued e => new(seq, "requeued", e.HandOff, e.At, Agent: e.From),
        ConversationTransferred e => new(seq, "transferred", e.HandOff, e.At, Agent: e.By, Queue: e.To),
        PrioritySet e => new(seq, "priority", e.HandOff, e.At, Agent: e.By, Priority: e.Priority),
        DelegationReturned e => new(seq, "delegation-returned", e.HandOff, e.At, Agent: e.To, Actor: e.From),
        ConversationEnded { Why: { } why } e => new(seq, "ended-unattended", 0, e.At, Unattended: why),
        HandOffRefused e => new(seq, "refused", e.HandOff, e.At, Case: e.Case),
        CustomerTurnedAway { Case: AdmissionCase.Blocked or AdmissionCase.Stopped } e when channel == ChannelType.Web =>
            new(seq, "input-blocked", 0, e.At, Case: e.Case),
        CustomerTurnedAway { Case: { } met } e => new(seq, "turned-away", 0, e.At, Case: met),
        CustomerServedAgain e => new(seq, "input-opened", 0, e.At),
        CustomerBlocked e => new(seq, "customer-blocked", 0, e.At, Agent: e.By),
        CustomerUnblocked e => new(seq, "customer-unblocked", 0, e.At, Agent: e.By),
        _ => null,
    };
}
