using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Actors.Domain.Tenants;

namespace Actors.Domain.AutoMessages;

/// <summary>A tenant's own text of one of Kakao's system messages, as it is applied for.</summary>
/// <param name="Kind">Which of Kakao's messages.</param>
/// <param name="Text">What it says; up to 200 characters, the contractor's name as a variable.</param>
/// <param name="Buttons">Up to five buttons.</param>
public sealed record KakaoText(AutoMessageKind Kind, string Text, ImmutableArray<KakaoButton> Buttons = default)
{
    /// <summary>Up to five buttons.</summary>
    public ImmutableArray<KakaoButton> Buttons { get; init; } = Buttons.OrEmpty();

    /// <summary>The buttons that open a page.</summary>
    [JsonIgnore]
    public ImmutableArray<LinkButton> Links => [.. Buttons.Where(button => button.Url is not null).Select(button => new LinkButton(button.Label, button.Url!))];

    /// <summary>What the other buttons say in the customer's name.</summary>
    [JsonIgnore]
    public ImmutableArray<string> Keywords => [.. Buttons.Where(button => button.Url is null).Select(button => button.Label)];

    /// <summary>Whether two texts say and offer the same.</summary>
    public bool IsSame(KakaoText other) => (Kind, Text) == (other.Kind, other.Text) && Buttons.AsSpan().SequenceEqual(other.Buttons.AsSpan());
}

/// <summary>A button under one of Kakao's messages: with an address a link, without one a keyword, which counts as the customer's words.</summary>
/// <param name="Label">What it says; 1 to 20 characters.</param>
/// <param name="Url">Where it leads, an https address; null for a keyword.</param>
public sealed record KakaoButton(string Label, string? Url = null);
