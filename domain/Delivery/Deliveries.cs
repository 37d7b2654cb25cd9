using System.Collections.Immutable;
using Actors.Domain.AutoMessages;
using Actors.Domain.Conversations;

namespace Actors.Domain.Delivery;

/// <summary>What a room owes to its messenger, in order: a function of its events.</summary>
public static class Deliveries
{
    /// <summary>How long an attempt may be without an outcome before it is unknown; longer than any call.</summary>
    public static readonly TimeSpan AttemptLasts = TimeSpan.FromMinutes(2);

    /// <summary>Longer than a call lasts: whoever makes it was lost.</summary>
    private static readonly TimeSpan LostAfter = TimeSpan.FromSeconds(30);

    /// <summary>When what is owed must be looked at again, whoever may be at it.</summary>
    public static DateTimeOffset LookAgainAt(PendingDelivery next, DateTimeOffset at) =>
        next.StartedAt is { } started ? started + AttemptLasts : next.NotBefore is { } due && due > at ? due : at + LostAfter;

    /// <summary>What is owed after an event.</summary>
    /// <param name="before">The room as the event leaves it, but for what is owed.</param>
    /// <param name="seq">The event's number.</param>
    /// <param name="happened">The event.</param>
    public static ImmutableArray<PendingDelivery> After(ConversationState before, long seq, ConversationEvent happened) => happened switch
    {
        MessageDelivered e => before.Unsent.RemoveAll(one => one.Message == e.Message),
        DeliveryFailed e => before.Unsent.RemoveAll(one => one.Message == e.Message),
        DeliveryBecameUnknown e => before.Unsent.RemoveAll(one => one.Message == e.Message),
        MessagesWithdrawn e => before.Unsent.RemoveAll(one => e.Messages.Contains(one.Message)),
        DeliveryAttempted e => With(before.Unsent, e.Message, one => one with
        {
            Part = e.Part, Attempt = e.Attempt, NotBefore = null, StartedAt = e.At,
        }),
        DeliveryDeferred e => With(before.Unsent, e.Message, one => one with
        {
            Part = e.Part, Attempt = e.Attempt, NotBefore = e.Until, StartedAt = null,
        }),
        DeliveryResent e when before.Undelivered.FirstOrDefault(one => one.Message == e.Message) is { } again => before.Unsent.Add(
            new(e.Message, false, e.At, again.Part, again.Attempt, IsAgents: true, Round: again.Round, Before: again.Attempt)),
        _ when before.Room is { } room && IsOwed(room.ChannelType, before.Delivers, happened) =>
            before.Unsent.Add(new(seq, happened is BotMessageSent, happened.At, IsAgents: happened is AgentMessageSent)),
        _ => before.Unsent,
    };

    /// <summary>What an agent may send again after an event.</summary>
    /// <param name="before">The room as the event leaves it, but for what is owed and what did not arrive.</param>
    /// <param name="happened">The event.</param>
    public static ImmutableArray<UndeliveredMessage> UndeliveredAfter(ConversationState before, ConversationEvent happened) => happened switch
    {
        // A messenger that forgets nothing would take the same name for a repeat of what it had refused.
        DeliveryFailed e => Remember(before, e.Message, e.Part, e.Why != DeliveryEnd.GivenUp),
        DeliveryBecameUnknown e => Remember(before, e.Message, e.Part, false),
        DeliveryResent e => before.Undelivered.RemoveAll(one => one.Message == e.Message),
        _ => before.Undelivered,
    };

    /// <summary>Whether an event is to be delivered.</summary>
    public static bool IsOwed(ChannelType channel, DeliveryReach reach, ConversationEvent happened) =>
        reach != DeliveryReach.Nothing && happened switch
        {
            BotMessageSent => reach == DeliveryReach.Everything,
            AgentMessageSent => true,
            AutoMessageSent e => e.CustomerSees != SeenAs.Kakao || IsAskedFor(e.Kind),
            // Only Kakao's consulting has an end of its own; where the session is gone there is nothing to end.
            ConversationEnded e => channel == ChannelType.Kakao
                && e.Why is not (UnattendedEnd.KakaoSessionIsGone or UnattendedEnd.SessionIsGone),
            HandOffRefused or SwitchedToBot => channel == ChannelType.Kakao,
            _ => false,
        };

    /// <summary>Of Kakao's own messages we ask for these; the others Kakao shows by itself (auto-messages, "Kinds").</summary>
    public static bool IsAskedFor(AutoMessageKind kind) => kind is AutoMessageKind.KakaoUnavailable or AutoMessageKind.KakaoAbsent;

    private static ImmutableArray<UndeliveredMessage> Remember(ConversationState before, long message, int part, bool isCertain) =>
        before.Unsent.FirstOrDefault(one => one.Message == message) is not { IsAgents: true } pending ? before.Undelivered
        : [
            .. before.Undelivered.TakeLast(UndeliveredMessage.MostRemembered - 1),
            new(message, Math.Max(part, pending.Part), pending.CurrentAttempt, isCertain ? pending.Round + 1 : pending.Round),
        ];

    private static ImmutableArray<PendingDelivery> With(
        ImmutableArray<PendingDelivery> unsent, long message, Func<PendingDelivery, PendingDelivery> change) =>
        [.. unsent.Select(one => one.Message == message ? change(one) : one)];
}
