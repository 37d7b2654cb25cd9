using System.Collections.Immutable;
using Actors.Domain.Admission;
using Actors.Domain.Agents;
using Actors.Domain.AutoMessages;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using static Actors.Domain.Conversations.ConversationStatus;

namespace Actors.Domain.Conversations;

using Decided = Decision<ConversationEvent>;

/// <content>Admission: what the rules say becomes events. Without settings in hand nothing is asked.</content>
public sealed partial class ConversationDecider
{
    /// <summary>The case of admission that a reason to wait stands for, or null: admitted.</summary>
    public static AdmissionCase? CaseOf(WaitReason? reason) => reason switch
    {
        WaitReason.OffHours => AdmissionCase.OffHours,
        WaitReason.Meal or WaitReason.EverybodyAtMeal => AdmissionCase.Meal,
        WaitReason.NobodyAvailable => AdmissionCase.NobodyAvailable,
        WaitReason.OverLimit => AdmissionCase.OverLimit,
        _ => null,
    };

    /// <summary>Why the customer is not served at all; what is in consulting goes on.</summary>
    private static AdmissionCase? Unserved(ConversationState state, TenantRules? rules) =>
        rules is null || state.Status.IsConsulting() ? null
        : AdmissionRules.OfVisitor(rules, state.Blocked).Case is var met and not AdmissionCase.Admitted ? met
        : null;

    private static Decided TurnAway(
        ConversationState state, Room room, TenantRules rules, AdmissionCase met, MessageText? text, string? id, bool opening,
        DateTimeOffset now)
    {
        var choice = opening ? AutoMessageRules.AtOpeningUnserved(rules, room.ChannelType, met)
            : AutoMessageRules.AtMessageUnserved(rules, room.ChannelType, met);
        return opening && choice.Sent.IsEmpty ? Decided.Nothing : Decided.Of([
            .. Arrived(state, room, now), new CustomerTurnedAway(met, text, id, now), .. Say(state.HandOff, choice, now),
            .. Explain(rules, state.HandOff, DecisionMoment.Arrival, AdmissionRules.OfVisitor(rules, state.Blocked), choice.Silent, now)]);
    }

    private static Decided Review(ConversationState state, ReviewRoom review)
    {
        if (state.Room is not { ChannelType: ChannelType.Web } room || state.Status.IsConsulting())
        {
            return Decided.Nothing;
        }

        var unserved = Unserved(state, review.Policy.Rules);
        return unserved == state.TurnedAway ? Decided.Nothing
            : unserved is { } met ? TurnAway(state, room, review.Policy.Rules!, met, null, null, true, review.Now)
            : Decided.Of([.. ServedAgain(state, review.Now)]);
    }

    private static Decided Block(ConversationState state, BlockCustomer block)
    {
        if (!block.By.IsManager)
        {
            return new ManagerRequired();
        }

        if (state.Blocked == block.Blocked)
        {
            return Decided.Nothing;
        }

        ConversationEvent[] ended = state.Status == Bot || state.Status.IsConsulting()
            ? [new ConversationEnded(EndedBy.System, null, block.Now)] : [];
        return Decided.Of([
            .. Arrived(state, block.Room, block.Now),
            .. block.Blocked ? [new CustomerBlocked(block.By.Id, block.Now), .. ended]
                : new ConversationEvent[] { new CustomerUnblocked(block.By.Id, block.Now) }]);
    }

    private static Decided EndByWord(ConversationState state, Room room, TenantRules rules, ReceiveMessage receive)
    {
        var end = Say(state.HandOff, AutoMessageRules.AtCustomersEnd(rules, room.ChannelType), receive.Now);
        return state.Status == Bot || state.Status.IsConsulting()
            ? Decided.Of([
                new CustomerMessageReceived(receive.Text, receive.Id, receive.Now), .. end,
                new ConversationEnded(EndedBy.Customer, null, receive.Now)])
            : Decided.Of([
                .. Arrived(state, room, receive.Now), new CustomerTurnedAway(null, receive.Text, receive.Id, receive.Now),
                .. state.ChatBegun ? end : []]);
    }

    private static IEnumerable<ConversationEvent> Arrived(ConversationState state, Room room, DateTimeOffset now) =>
        state.Room is null ? [new CustomerArrived(room, now)] : [];

    private static IEnumerable<ConversationEvent> ServedAgain(ConversationState state, DateTimeOffset now) =>
        state.TurnedAway is null ? [] : [new CustomerServedAgain(now)];

    private static ImmutableArray<ConversationEvent> Beginning(
        ConversationState state, Room room, TenantRules? rules, Visit visit, bool opening, DateTimeOffset now)
    {
        if (rules is null)
        {
            return [];
        }

        var hasBegun = state.Status == Bot || state.Status.IsConsulting() || (!opening && state.ChatBegun);
        return [.. Say(state.HandOff, AutoMessageRules.AtBeginning(rules, room.ChannelType, hasBegun, visit.ChannelAdded), now)];
    }

    /// <summary>A new room is classified by what its first deed names; a request may name something else for itself.</summary>
    private static (Rejection? Unknown, ImmutableArray<ConversationEvent> Classified) Classify(
        ConversationState state, Room room, TenantRules? rules, Visit visit, bool isRequest, DateTimeOffset now)
    {
        if (rules is null)
        {
            return (null, []);
        }

        var named = visit.Category is null ? null : rules.Find(visit.Category, visit.Division);
        if (named is null && (visit.Category ?? visit.Division) is not null)
        {
            var hasCategory = visit.Category is { } category && rules.Find(category, null) is not null;
            return (new TopicIsUnknown(visit.Category, hasCategory ? visit.Division : visit.Category is null ? visit.Division : null), []);
        }

        var (topic, title) = state.Title is null || (state.Status == None && named is not null)
            ? (named ?? rules.DefaultTopic, named ?? rules.DefaultTopic)
            : isRequest ? (named ?? state.Title, named is null || room.ChannelType == ChannelType.Web ? state.Title : named)
            : (state.Topic, state.Title);
        return (null, topic == state.Topic && title == state.Title ? [] : [new ConversationClassified(topic!, title, now)]);
    }

    /// <summary>What the request is about, classified in the same decision or before.</summary>
    private static Topic? TopicOf(ConversationState state, ImmutableArray<ConversationEvent> classified) =>
        classified.OfType<ConversationClassified>().LastOrDefault()?.Topic ?? state.Topic;

    private static ConversationEvent[] Ask(
        ConversationState state, Room room, ConversationPolicy policy, RequestedBy by, Topic? topic, int priority, DateTimeOffset now)
    {
        var queue = policy.Rules?.QueueFor(topic, policy.Queue) ?? policy.Queue;
        var requested = new HandOffRequested(state.HandOff + 1, queue, by, now, Math.Clamp(priority, 0, HighestPriority));
        if (policy.Rules is not { } rules || ByClock(rules, room, now) is not { Case: not AdmissionCase.Admitted } verdict)
        {
            return [requested];
        }

        var choice = AutoMessageRules.AtCase(rules, room.ChannelType, room.HasBot, verdict.Case);
        var reason = verdict.Case == AdmissionCase.OffHours ? WaitReason.OffHours : WaitReason.Meal;
        var explained = Explain(rules, requested.HandOff, DecisionMoment.Request, verdict, choice.Silent, now);
        return AdmissionRules.Waits(rules.Settings, verdict.Case)
            ? [requested, new HandOffQueued(requested.HandOff, reason, now), .. Say(requested.HandOff, choice, now), .. explained]
            : [.. Say(requested.HandOff, choice, now), new HandOffRefused(requested.HandOff, verdict.Case, now), .. explained];
    }

    /// <summary>Cases 1 to 3 and the common meal of somebody who is served.</summary>
    private static AdmissionVerdict ByClock(TenantRules rules, Room room, DateTimeOffset now) =>
        AdmissionRules.OfClock(rules, room.Channel, now).After(AdmissionRules.OfVisitor(rules, false));

    private static AdmissionVerdict? ClockRefusal(Room room, TenantRules? rules, DateTimeOffset now) =>
        rules is not null && ByClock(rules, room, now) is { Case: not AdmissionCase.Admitted } verdict
        && !AdmissionRules.Waits(rules.Settings, verdict.Case) ? verdict : null;

    /// <summary>Without a bot a refusal leaves no room: what was written is journaled, and the next deed is a new request.</summary>
    private static IEnumerable<ConversationEvent> Refuse(
        ConversationState state, Room room, TenantRules rules, AdmissionVerdict verdict, MessageText? text, string? id, DateTimeOffset now)
    {
        var choice = AutoMessageRules.AtCase(rules, room.ChannelType, room.HasBot, verdict.Case);
        return [
            new CustomerTurnedAway(verdict.Case, text, id, now), .. Say(state.HandOff, choice, now),
            .. Explain(rules, state.HandOff, DecisionMoment.Request, verdict, choice.Silent, now)];
    }

    private static Decided Queue(ConversationState state, QueueHandOff queue)
    {
        if (state.HandOff != queue.HandOff || state.Status is not (Requested or Waiting))
        {
            return new HandOffIsOver(queue.HandOff);
        }

        var rules = queue.Policy?.Rules;
        if (state.Status == Waiting)
        {
            return rules is null || state.WaitsFor == queue.Reason ? Decided.Nothing
                : new WaitReasonChanged(queue.HandOff, queue.Reason, queue.Now);
        }

        var queued = new HandOffQueued(queue.HandOff, queue.Reason, queue.Now);
        if (rules is null)
        {
            return queued;
        }

        var room = state.Room!;
        var choice = CaseOf(queue.Reason) is { } met ? AutoMessageRules.AtCase(rules, room.ChannelType, room.HasBot, met)
            : MessageChoice.Of(
                AutoMessageKind.Greeting,
                queue.Reason == WaitReason.ManualDistribution ? MessageRule.DistributionIsManual : MessageRule.NobodyIsFree);
        return Decided.Of([
            queued, .. Say(queue.HandOff, choice, queue.Now),
            .. Explain(rules, queue.HandOff, DecisionMoment.Request, Whole(state, rules, queue.Why), choice.Silent, queue.Now)]);
    }

    private static Decided Queue(ConversationState state, RefuseHandOff refuse)
    {
        if (state.HandOff != refuse.HandOff || state.Status != Requested || refuse.Policy.Rules is not { } rules
            || refuse.Why.Case is < AdmissionCase.OffHours or > AdmissionCase.OverLimit)
        {
            return new HandOffIsOver(refuse.HandOff);
        }

        var (room, met) = (state.Room!, refuse.Why.Case);
        var choice = AutoMessageRules.AtCase(rules, room.ChannelType, room.HasBot, met);
        return Decided.Of([
            .. Say(refuse.HandOff, choice, refuse.Now), new HandOffRefused(refuse.HandOff, met, refuse.Now),
            .. Explain(rules, refuse.HandOff, DecisionMoment.Request, Whole(state, rules, refuse.Why), choice.Silent, refuse.Now)]);
    }

    private static Decided TakeFrom(ConversationState state, TakeFrom take) =>
        state.Status == Received && state.Agent == take.Agent
            ? new ConversationRequeued(state.HandOff, take.Agent, take.Now)
            : Decided.Nothing;

    /// <summary>What the queue found, after what was found at the request.</summary>
    private static AdmissionVerdict? Whole(ConversationState state, TenantRules rules, AdmissionVerdict? why) =>
        why?.After(ByClock(rules, state.Room!, state.RequestedAt ?? default));
}
