using System.Text.Json.Serialization;
using Actors.Domain.AutoMessages;

namespace Actors.Domain.Tenants;

/// <summary>Where an application for an own text stands.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<KakaoTextStatus>))]
public enum KakaoTextStatus
{
    /// <summary>신청: nobody has looked at it.</summary>
    Submitted = 1,

    /// <summary>검수 중: Kakao's dealer looks at it.</summary>
    InReview = 2,

    /// <summary>승인: it is in force.</summary>
    Approved = 3,

    /// <summary>반려: refused, with a reason.</summary>
    Rejected = 4,
}

/// <summary>An application for an own text of one of Kakao's messages on one channel account.</summary>
/// <param name="Number">Its number in the tenant; never used again.</param>
/// <param name="Channel">The channel account.</param>
/// <param name="Text">What is applied for.</param>
/// <param name="Status">Where it stands; only an approved one takes effect.</param>
/// <param name="By">Who applied.</param>
/// <param name="At">Since when it stands there.</param>
/// <param name="Reason">Why it was rejected, or null.</param>
public sealed record KakaoTextApplication(
    long Number, ChannelId Channel, KakaoText Text, KakaoTextStatus Status, AgentId By, DateTimeOffset At, string? Reason = null)
{
    /// <summary>Whether the outcome is still open.</summary>
    [JsonIgnore]
    public bool IsUnderWay => Status is KakaoTextStatus.Submitted or KakaoTextStatus.InReview;

    /// <summary>Whether both are for the same message of the same channel account.</summary>
    public bool IsFor(ChannelId channel, AutoMessageKind kind) => (Channel, Text.Kind) == (channel, kind);
}
