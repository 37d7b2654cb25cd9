using System.Collections.Immutable;
using Actors.Domain.Delivery;
using Actors.Domain.Media;
using Actors.Domain.Messages;

namespace Actors.Domain.Conversations;

using Decided = Decision<ConversationEvent>;

/// <content>What customers send besides words: uploaded, or kept by their messenger until it is copied.</content>
public sealed partial class ConversationDecider
{
    /// <summary>What a message carries belongs to its event, whatever became of the message.</summary>
    private static Decided Carrying(Decided decided, ImmutableArray<Attachment>? attachments, ImmutableArray<CustomerMedia>? media) =>
        (attachments is null && media is null) || decided.Rejection is not null ? decided : Decided.Of([.. decided.Events.Select(happened => happened switch
        {
            CustomerMessageReceived received => received with { Attachments = attachments, Media = media },
            CustomerTurnedAway { Text: not null } away => away with { Attachments = attachments, Media = media },
            _ => happened,
        })]);

    /// <summary>A report of another attempt than the one that is due changes nothing.</summary>
    private static Decided Copy(ConversationState state, ReportCopy command)
    {
        var (report, now) = (command.Report, command.Now);
        if (state.Uncopied.FirstOrDefault(one => (one.Message, one.Item) == (report.Message, report.Item)) is not { } pending
            || report.Attempt != pending.Attempt + 1)
        {
            return Decided.Nothing;
        }

        if (report.Result == CopyResult.Copied)
        {
            return new MediaCopied(report.Message, report.Item, report.Attachment, report.Text, now);
        }

        var next = report.Result == CopyResult.Refused ? null : Backoff.Next(pending.SaidAt, report.Attempt, report.After, command.Spread, now);
        return next is { } until ? new MediaCopyDeferred(report.Message, report.Item, report.Attempt, report.Code ?? "", until, now)
            : new MediaNotCopied(
                report.Message, report.Item, report.Result == CopyResult.Refused ? MediaEnd.Refused : MediaEnd.GivenUp, report.Code ?? "", now);
    }
}
