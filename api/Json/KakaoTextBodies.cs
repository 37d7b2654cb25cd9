using System.Collections.Immutable;
using Actors.Domain;
using Actors.Domain.AutoMessages;
using Actors.Domain.Tenants;

namespace Actors.Api.Json;

/// <summary>Applies for an own text of one of Kakao's messages.</summary>
public sealed record NewKakaoTextBody(AutoMessageKind? Kind, string? Text, ImmutableArray<KakaoButton>? Buttons = null);

/// <summary>Records what the review of an application came to.</summary>
public sealed record KakaoReviewBody(KakaoTextStatus? Status, string? Reason = null);

/// <summary>An application, with what should be thought over. See docs/protocol.md.</summary>
public sealed record KakaoTextBody(
    long Number, AutoMessageKind Kind, string Text, ImmutableArray<KakaoButton> Buttons, KakaoTextStatus Status, string? Reason, AgentId By,
    DateTimeOffset At, ImmutableArray<FieldProblem> Warnings);

/// <summary>The applications of a channel account: for each message the approved one, and the last one that is not.</summary>
public sealed record KakaoTextsBody(ImmutableArray<KakaoTextBody> Texts);
