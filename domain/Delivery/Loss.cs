using System.Text.Json.Serialization;

namespace Actors.Domain.Delivery;

/// <summary>What was lost or changed on the way to a messenger.</summary>
/// <param name="Kind">How.</param>
/// <param name="What">Of what: <c>text</c>, <c>label</c>, <c>choices</c>, <c>links</c>, <c>image</c>, <c>file</c>, <c>cardText</c>, <c>buttons</c>,
/// <c>entries</c>, <c>cards</c>.</param>
/// <param name="Count">How many units or pieces it concerns.</param>
public sealed record Loss(LossKind Kind, string What, int Count = 1);

/// <summary>How something was lost or changed.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<LossKind>))]
public enum LossKind
{
    /// <summary>In several bubbles; nothing is missing.</summary>
    Split,

    /// <summary>Shortened; the rest is not shown.</summary>
    Cut,

    /// <summary>Not shown at all.</summary>
    Dropped,

    /// <summary>Shown as a link.</summary>
    TurnedIntoLink,

    /// <summary>Shown as words.</summary>
    TurnedIntoText,
}
