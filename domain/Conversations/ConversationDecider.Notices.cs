using System.Collections.Immutable;
using static Actors.Domain.Conversations.ConversationStatus;

namespace Actors.Domain.Conversations;

/// <content>What queues must be told: remembered with the event that causes it, until they confirm.</content>
public sealed partial class ConversationDecider
{
    private static ImmutableArray<QueueNotice> Notices(
        ConversationState before, ConversationState after, ConversationEvent happened)
    {
        var notices = happened is NoticeAcknowledged acknowledged
            ? before.Notices.RemoveAll(notice => notice.Cause == acknowledged.Cause && notice.Kind != QueueNoticeKind.Requested)
            : before.Notices;

        // Only the verdict, or the end of the hand-off, answers a request.
        if (after.Status != Requested)
        {
            notices = notices.RemoveAll(notice => notice.Kind == QueueNoticeKind.Requested);
        }

        return happened switch
        {
            HandOffRequested requested => notices.Add(
                new(after.Seq, requested.Queue, QueueNoticeKind.Requested, requested.HandOff, null)),
            // Off hours and the common meal are decided here: the queue hears of it only now.
            HandOffQueued { Reason: WaitReason.OffHours or WaitReason.Meal } queued => notices.Add(
                new(after.Seq, before.Queue!.Value, QueueNoticeKind.Requeued, queued.HandOff, null)),
            WaitReasonChanged { ByClock: true } changed => notices.Add(
                new(after.Seq, before.Queue!.Value, QueueNoticeKind.Requeued, changed.HandOff, null)),
            PrioritySet set when before.Status is Requested or Waiting => notices.Add(
                new(after.Seq, before.Queue!.Value, QueueNoticeKind.Moved, set.HandOff, null)),
            ConversationRequeued or ConversationTransferred => [.. notices, .. Returns(before, after)],
            _ when Leaves(before, after, happened) => notices.Add(
                new(after.Seq, before.Queue!.Value, QueueNoticeKind.Left, before.HandOff, null)),
            _ when before.Status.TakesPlace() && !(after.Status.TakesPlace() && after.Agent == before.Agent) =>
                notices.Add(new(after.Seq, before.Queue!.Value, QueueNoticeKind.PlaceFreed, before.HandOff, before.Agent)),
            _ => notices,
        };
    }

    /// <summary>In the line of a queue (again): it learns of that, the queue that it left too, and the agent's queues of the free place.</summary>
    private static IEnumerable<QueueNotice> Returns(ConversationState before, ConversationState after)
    {
        if (before.Queue != after.Queue && before.Status == Waiting)
        {
            yield return new(after.Seq, before.Queue!.Value, QueueNoticeKind.Left, after.HandOff, null);
        }

        yield return new(after.Seq, after.Queue!.Value, QueueNoticeKind.Requeued, after.HandOff, null);
        if (before.Status.TakesPlace())
        {
            yield return new(after.Seq, before.Queue!.Value, QueueNoticeKind.PlaceFreed, after.HandOff, before.Agent);
        }
    }

    /// <summary>Out of the queue by anything but the queue's own doing, which its answer tells it.</summary>
    private static bool Leaves(ConversationState before, ConversationState after, ConversationEvent happened) =>
        before.Status is Requested or Waiting && after.Status is not (Requested or Waiting)
        && happened is not (ConversationAssigned { By: AssignedBy.Distribution } or HandOffRefused);
}
