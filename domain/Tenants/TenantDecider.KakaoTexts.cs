using System.Collections.Immutable;
using Actors.Domain.AutoMessages;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;

namespace Actors.Domain.Tenants;

using Decided = Decision<TenantEvent>;

/// <content>Own texts of Kakao's system messages: applied for, reviewed outside, and in force once approved.</content>
public sealed partial class TenantDecider
{
    /// <summary>The same application again is none: it may be the first attempt, whose answer was lost.</summary>
    private static Decided Apply(TenantState state, ApplyForKakaoText apply)
    {
        if (state.Channel(apply.Channel) is not { } channel)
        {
            return new NotFound($"Channel {apply.Channel}");
        }

        if (channel.Type != ChannelType.Kakao)
        {
            return new ChannelHasNoKakaoTexts();
        }

        if (KakaoTextRules.Check(apply.Text, channel.Bot is not null) is { IsEmpty: false } problems)
        {
            return new KakaoTextIsInvalid(problems);
        }

        var same = state.KakaoApplications.Where(one => one.IsFor(apply.Channel, apply.Text.Kind)).ToArray();
        var underWay = same.FirstOrDefault(one => one.IsUnderWay);
        return (underWay ?? same.FirstOrDefault(one => one.Status == KakaoTextStatus.Approved))?.Text.IsSame(apply.Text) == true
                ? Decided.Nothing
            : underWay is not null ? new KakaoTextIsUnderWay(underWay.Number)
            : new KakaoTextSubmitted(apply.Channel, apply.Text, apply.By, apply.Now);
    }

    private static Decided Review(TenantState state, RecordKakaoReview review)
    {
        if (Find(state, review.Channel, review.Number) is not { } one)
        {
            return new NotFound($"Application {review.Number}");
        }

        if (review.Status is < KakaoTextStatus.InReview or > KakaoTextStatus.Rejected)
        {
            return new FieldIsInvalid("status", "inReview, approved or rejected.");
        }

        var rejects = review.Status == KakaoTextStatus.Rejected;
        if (rejects != review.Reason is not null
            || (review.Reason is { } reason && (string.IsNullOrWhiteSpace(reason) || reason.Length > RecordKakaoReview.LongestReason
                || !PlainText.IsWellFormed(reason))))
        {
            return new FieldIsInvalid(
                "reason", $"1 to {RecordKakaoReview.LongestReason} characters where it is rejected, and absent otherwise.");
        }

        return (one.Status, review.Status) switch
        {
            var (stands, becomes) when stands == becomes && one.Reason == review.Reason => Decided.Nothing,
            (KakaoTextStatus.Submitted, KakaoTextStatus.InReview) =>
                new KakaoTextTakenIntoReview(one.Channel, one.Number, review.By, review.Now),
            (KakaoTextStatus.InReview, KakaoTextStatus.Approved) => new KakaoTextApproved(one.Channel, one.Number, review.By, review.Now),
            (KakaoTextStatus.InReview, KakaoTextStatus.Rejected) =>
                new KakaoTextRejected(one.Channel, one.Number, review.Reason!, review.By, review.Now),
            _ => new KakaoReviewIsOutOfOrder(one.Status),
        };
    }

    private static Decided Withdraw(TenantState state, WithdrawKakaoText withdraw) =>
        Find(state, withdraw.Channel, withdraw.Number) is { } one
            ? new KakaoTextWithdrawn(one.Channel, one.Number, withdraw.By, withdraw.Now)
            : new NotFound($"Application {withdraw.Number}");

    private static KakaoTextApplication? Find(TenantState state, ChannelId channel, long number) =>
        state.KakaoApplications.FirstOrDefault(one => one.Number == number && one.Channel == channel);

    /// <summary>A new application takes the place of a rejected one.</summary>
    private static ImmutableArray<KakaoTextApplication> With(TenantState state, KakaoTextSubmitted submitted) => [
        .. state.KakaoApplications.Where(one =>
            one.Status != KakaoTextStatus.Rejected || !one.IsFor(submitted.Channel, submitted.Text.Kind)),
        new(state.Seq + 1, submitted.Channel, submitted.Text, KakaoTextStatus.Submitted, submitted.By, submitted.At)];

    private static ImmutableArray<KakaoTextApplication> With(
        TenantState state, long number, KakaoTextStatus status, DateTimeOffset at, string? reason = null) => [
            .. state.KakaoApplications.Select(one => one.Number == number ? one with { Status = status, At = at, Reason = reason } : one)];

    private static ImmutableArray<KakaoTextApplication> With(TenantState state, KakaoTextApproved approved)
    {
        var before = Find(state, approved.Channel, approved.Number) is { } one
            ? state.KakaoApplications.RemoveAll(other =>
                other.Status == KakaoTextStatus.Approved && other.IsFor(one.Channel, one.Text.Kind))
            : state.KakaoApplications;
        return With(state with { KakaoApplications = before }, approved.Number, KakaoTextStatus.Approved, approved.At);
    }
}
