using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Actors.Domain.Delivery;

namespace Actors.Domain.Messages;

/// <summary>What became of lines on their way to the messenger. A message on a joined channel account without any is still on its way.</summary>
/// <param name="Messages">The lines, by their sequence numbers.</param>
/// <param name="Status">What became of them.</param>
/// <param name="Code">What the messenger said, or how the call ended; null where all is well.</param>
/// <param name="Until">When it is tried again, or null.</param>
/// <param name="Losses">What the messenger's limits did to it; null: nothing.</param>
public sealed record DeliveryView(
    ImmutableArray<long> Messages, DeliveryStatus Status, string? Code = null, DateTimeOffset? Until = null, ImmutableArray<Loss>? Losses = null)
{
    /// <summary>The lines, by their sequence numbers.</summary>
    public ImmutableArray<long> Messages { get; init; } = Messages.OrEmpty();
}

/// <summary>What became of a line on its way to the messenger.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DeliveryStatus>))]
public enum DeliveryStatus
{
    /// <summary>The messenger has it.</summary>
    Delivered = 0,

    /// <summary>It did not arrive, and is tried again.</summary>
    Retrying = 1,

    /// <summary>The messenger refuses it, or the customer has left the chat.</summary>
    Failed = 2,

    /// <summary>It was tried for as long as is sensible.</summary>
    GivenUp = 3,

    /// <summary>It may have arrived or not; it is not sent again by itself.</summary>
    Unknown = 4,

    /// <summary>An agent took over before it went out.</summary>
    Withdrawn = 5,

    /// <summary>It had not arrived, or nobody knew; an agent has it sent again, and it is on its way.</summary>
    Resent = 6,
}
