using Actors.Domain.AutoMessages;

namespace Actors.Domain.Tenants;

/// <summary>Somebody applied for an own text; the number of this event is the application's.</summary>
public sealed record KakaoTextSubmitted(ChannelId Channel, KakaoText Text, AgentId By, DateTimeOffset At) : TenantEvent(At);

/// <summary>An application is in review.</summary>
public sealed record KakaoTextTakenIntoReview(ChannelId Channel, long Number, AgentId By, DateTimeOffset At) : TenantEvent(At);

/// <summary>An application was approved: its text is in force, in place of any approved before.</summary>
public sealed record KakaoTextApproved(ChannelId Channel, long Number, AgentId By, DateTimeOffset At) : TenantEvent(At);

/// <summary>An application was rejected.</summary>
public sealed record KakaoTextRejected(ChannelId Channel, long Number, string Reason, AgentId By, DateTimeOffset At) : TenantEvent(At);

/// <summary>An application is no more, and its text not in force.</summary>
public sealed record KakaoTextWithdrawn(ChannelId Channel, long Number, AgentId By, DateTimeOffset At) : TenantEvent(At);
