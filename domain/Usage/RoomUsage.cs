using Actors.Domain.Conversations;
using Actors.Domain.Messages;

namespace Actors.Domain.Usage;

/// <summary>One event of a room with its number.</summary>
/// <param name="Seq">Its number in the room, from 1.</param>
/// <param name="Happened">The event.</param>
public readonly record struct NumberedEvent(long Seq, ConversationEvent Happened);

/// <summary>
/// What of a room's events counts as usage (hand-off, "Billing and usage"). A room is one customer on one channel, so that rooms and unique
/// customers are the same number. Events before the period may be given; they explain, and are not counted.
/// </summary>
public static class RoomUsage
{
    /// <summary>A daily active chat room: at least one message in the period, whoever wrote it.</summary>
    public static bool IsActive(IEnumerable<NumberedEvent> room, UsagePeriod period) => room.Any(one =>
        period.Holds(one.Happened.At) && MessageView.Of(one.Seq, one.Happened) is { Kind: MessageView.Message });

    /// <summary>The usage days of a period on which the room was active.</summary>
    public static IReadOnlySet<DateOnly> ActiveDays(IEnumerable<NumberedEvent> room, UsagePeriod period) => room
        .Where(one => period.Holds(one.Happened.At) && MessageView.Of(one.Seq, one.Happened) is { Kind: MessageView.Message })
        .Select(one => UsagePeriod.DayOf(one.Happened.At)).ToHashSet();

    /// <summary>
    /// A monthly user: exchanged a message with the bot in the period, that is, the bot answered what the customer wrote. The welcome alone answers
    /// nobody. The exchange happens at the moment of the answer.
    /// </summary>
    public static bool MetTheBot(IReadOnlyCollection<NumberedEvent> room, UsagePeriod period)
    {
        var openings = room.Where(one => one.Happened is ConversationOpened).Select(one => one.Seq).ToHashSet();
        return room.Any(one => one.Happened is BotMessageSent said && period.Holds(said.At) && !openings.Contains(said.Turn));
    }
}
