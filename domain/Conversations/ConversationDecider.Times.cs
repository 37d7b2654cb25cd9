using Actors.Domain.Admission;
using Actors.Domain.AutoMessages;
using Actors.Domain.Tenants;

namespace Actors.Domain.Conversations;

using Decided = Decision<ConversationEvent>;

/// <content>Promises about time: kept when they are due, and the next look set with whatever changes them.</content>
public sealed partial class ConversationDecider
{
    /// <summary>Another agent is not chosen here: the queue is asked, as long as it is due.</summary>
    private static Decided Keep(ConversationState state, KeepPromises keep)
    {
        if (keep.Times is not { } rules)
        {
            return Decided.Nothing;
        }

        var now = keep.Now;
        var due = TimePromises.Of(state, rules, now).Where(promise => promise.Due <= now).Select(promise => promise.Kind).ToHashSet();
        return due.Contains(PromiseKind.EndKakao) ? EndUnattended(state, rules, UnattendedEnd.KakaoSessionIsGone, now)
            : due.Contains(PromiseKind.EndWaiting) ? EndUnattended(state, rules, UnattendedEnd.WaitedTooLong, now)
            : due.Contains(PromiseKind.EndSilent) ? EndUnattended(state, rules, UnattendedEnd.CustomerIsSilent, now)
            : due.Contains(PromiseKind.BackToDelegator)
                ? new DelegationReturned(state.HandOff, state.Agent!.Value, state.DelegatedBy!.Value, now)
            : due.Contains(PromiseKind.QueueLooksAgain)
                ? new WaitReasonChanged(state.HandOff, ReasonByClock(rules, state.Room!, now), now, ByClock: true)
            : Decided.Nothing;
    }

    private static WaitReason ReasonByClock(TenantRules rules, Room room, DateTimeOffset now) =>
        AdmissionRules.OfClock(rules, room.Channel, now).Case switch
        {
            AdmissionCase.OffHours => WaitReason.OffHours,
            AdmissionCase.Meal => WaitReason.Meal,
            _ => WaitReason.NobodyFree,
        };

    private static Decided EndUnattended(ConversationState state, TenantRules rules, UnattendedEnd why, DateTimeOffset now)
    {
        var choice = AutoMessageRules.AtUnattendedEnd(rules, state.Room!.ChannelType, why);
        return Decided.Of([
            .. Say(state.HandOff, choice, now), new ConversationEnded(EndedBy.System, null, now, why),
            .. Explain(rules, state.HandOff, DecisionMoment.End, null, choice.Silent, now)]);
    }

    /// <summary>Adds when to look again, where that is earlier than known or what was known has passed.</summary>
    private static Decided Armed(ConversationState state, ConversationCommand command, Decided decided)
    {
        if (command.Times is not { } rules || decided.Rejection is not null || (decided.Events.IsEmpty && command is not KeepPromises))
        {
            return decided;
        }

        var (now, after) = (command.Now, decided.Events.Aggregate(state, Evolve));
        DateTimeOffset? next = null;
        foreach (var promise in TimePromises.Of(after, rules, now))
        {
            next = next < promise.Due ? next : promise.Due;
        }

        var isKnown = next is null ? !(after.WakeAt <= now) : after.WakeAt <= next && !(after.WakeAt <= now && next > now);
        return isKnown ? decided : Decided.Of(decided.Events.Add(new WakeSet(next, now)));
    }
}
