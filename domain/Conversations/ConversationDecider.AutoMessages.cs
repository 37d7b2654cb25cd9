using System.Collections.Immutable;
using Actors.Domain.Admission;
using Actors.Domain.Agents;
using Actors.Domain.AutoMessages;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using static Actors.Domain.Conversations.ConversationStatus;

namespace Actors.Domain.Conversations;

/// <content>Automatic messages beyond those of admission: what the rules say becomes events. Without settings in hand nothing is said.</content>
public sealed partial class ConversationDecider
{
    /// <summary>The messages of <c>received</c>: once per hand-off.</summary>
    private static ConversationEvent[] Announce(
        ConversationState state, AgentCard agent, ConversationPolicy? policy, int othersReceived, AdmissionVerdict? why, DateTimeOffset now)
    {
        if (policy?.Rules is not { } rules)
        {
            return [];
        }

        var room = state.Room!;
        var choice = AutoMessageRules.AtAssignment(
            rules, room.ChannelType, room.HasBot, agent.Name, state.Topic ?? rules.DefaultTopic, othersReceived,
            state.AnnouncedHandOff == state.HandOff);
        var admission = state.Status == Requested ? Whole(state, rules, why) : why;
        return [
            .. Say(state.HandOff, choice, now),
            .. Explain(rules, state.HandOff, DecisionMoment.Assignment, admission, choice.Silent, now)];
    }

    /// <summary>The customer writes in consulting: busy while <c>received</c>, Kakao's message to who waits because of a case.</summary>
    private static IEnumerable<ConversationEvent> AtMessage(ConversationState state, TenantRules? rules, DateTimeOffset now)
    {
        if (rules is null || state.Room is not { } room)
        {
            return [];
        }

        var choice = state.Status == Waiting && state.CaseAtRequest is not null && CaseOf(state.WaitsFor) is { } met
            ? AutoMessageRules.WhileWaiting(
                rules, room.ChannelType, room.HasBot, met, StillHolds(state, rules, room, now), state.CaseSaidAt ?? state.RequestedAt ?? now, now)
            : AutoMessageRules.AtMessage(rules, room.ChannelType, room.HasBot, state.Status, state.BusyAt, now);

        // That it is switched off, or that the agent has answered, the settings and the transcript say by themselves.
        var silent = choice.Silent.RemoveAll(silence => silence.Rule is MessageRule.IsOff or MessageRule.AgentHasAnswered);
        return [.. Say(state.HandOff, choice, now), .. Explain(rules, state.HandOff, DecisionMoment.Message, null, silent, now)];
    }

    /// <summary>What a clock decides is asked of the clock; of agents and counts the queue says when they change.</summary>
    private static bool StillHolds(ConversationState state, TenantRules rules, Room room, DateTimeOffset now) =>
        state.WaitsFor is not (WaitReason.OffHours or WaitReason.Meal)
        || AdmissionRules.OfClock(rules, room.Channel, now).Case == CaseOf(state.WaitsFor);

    private static IEnumerable<ConversationEvent> SwitchWords(ConversationState state, TenantRules? rules, DateTimeOffset now) =>
        rules is null ? []
        : Say(state.HandOff, AutoMessageRules.AtSwitchToBot(rules, state.Room!.ChannelType, state.Room.HasBot), now);

    private static IEnumerable<ConversationEvent> EndWords(ConversationState state, TenantRules? rules, DateTimeOffset now)
    {
        if (rules is null)
        {
            return [];
        }

        var choice = AutoMessageRules.AtAgentsEnd(rules, state.Room!.ChannelType);
        return [
            .. Say(state.HandOff, choice, now), .. Explain(rules, state.HandOff, DecisionMoment.End, null, choice.Silent, now)];
    }

    private static IEnumerable<ConversationEvent> Say(int handOff, MessageChoice choice, DateTimeOffset now) =>
        choice.Sent.Select(message => AutoMessageSent.Of(message, handOff, now));

    private static IEnumerable<ConversationEvent> Explain(
        TenantRules? rules, int handOff, DecisionMoment moment, AdmissionVerdict? admission, ImmutableArray<Silence> silent, DateTimeOffset now) =>
        rules is null || (admission is null && silent.IsEmpty) ? [] : [new DecisionRecorded(handOff, moment, admission, silent, now)];
}
