using Actors.Domain.AutoMessages;

namespace Actors.Domain.Tenants;

/// <summary>Apply for an own text on a channel account.</summary>
public sealed record ApplyForKakaoText(ChannelId Channel, KakaoText Text, AgentId By, DateTimeOffset Now) : TenantCommand(Now);

/// <summary>Record what the review came to: it is in review, approved, or rejected with a reason.</summary>
/// <param name="Channel">The channel account.</param>
/// <param name="Number">The application.</param>
/// <param name="Status">What it came to.</param>
/// <param name="Reason">Why it was rejected, 1 to <see cref="LongestReason"/> characters; null otherwise.</param>
/// <param name="By">Who records it.</param>
/// <param name="Now">The moment of the decision.</param>
public sealed record RecordKakaoReview(
    ChannelId Channel, long Number, KakaoTextStatus Status, string? Reason, AgentId By, DateTimeOffset Now) : TenantCommand(Now)
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 500;
}

/// <summary>Take an application back, wherever it stands; of an approved one the default text is in force again.</summary>
public sealed record WithdrawKakaoText(ChannelId Channel, long Number, AgentId By, DateTimeOffset Now) : TenantCommand(Now);
