using System.Collections.Immutable;
using Actors.Domain.AutoMessages;

namespace Actors.Domain.Tenants;

/// <summary>Only a channel account of <c>kakao</c> shows Kakao's system messages.</summary>
public sealed record ChannelHasNoKakaoTexts() : StandsInTheWay(
    "Kakao's system messages are shown on channels of type kakao only.");

/// <summary>A text cannot be applied for; nothing was changed.</summary>
/// <param name="Problems">Everything that is wrong, each under the path of its field.</param>
public sealed record KakaoTextIsInvalid(ImmutableArray<FieldProblem> Problems) : InvalidRequest(
    string.Join(" ", Problems.OrEmpty().Select(problem => $"{problem.Field}: {problem.English}")))
{
    /// <summary>Everything that is wrong.</summary>
    public ImmutableArray<FieldProblem> Problems { get; init; } = Problems.OrEmpty();
}

/// <summary>There is one application for each message of a channel account at a time.</summary>
/// <param name="Number">The one that is under way.</param>
public sealed record KakaoTextIsUnderWay(long Number) : StandsInTheWay(
    $"Application {Number} for this message is under way; wait for its outcome or withdraw it.");

/// <summary>An application goes submitted, in review, then approved or rejected.</summary>
/// <param name="Status">Where it stands.</param>
public sealed record KakaoReviewIsOutOfOrder(KakaoTextStatus Status) : StandsInTheWay(
    $"The application is {Status}; it goes submitted, inReview, then approved or rejected.");
