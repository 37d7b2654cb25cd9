using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;

namespace Actors.Domain.Media;

/// <summary>
/// Something that a customer sent through a messenger: on the customer's line what it is, on later lines of the kind <see cref="MessageView.Copied"/>
/// what became of its copy.
/// </summary>
/// <param name="Message">The customer's line, by its sequence number.</param>
/// <param name="Item">Which of its media, from 0.</param>
/// <param name="Status">What became of its copy, as far as this line knows.</param>
/// <param name="Kind">What the messenger says that it is; on the customer's line only.</param>
/// <param name="Name">What it is called; on the customer's line only.</param>
/// <param name="Url">Where the messenger keeps it, nobody says for how long; on the customer's line only.</param>
/// <param name="Attachment">The copy.</param>
/// <param name="Text">The whole text of which the line holds the beginning.</param>
/// <param name="Code">Why there is no copy, or not yet; see docs/channels.md.</param>
/// <param name="Until">When it is tried again.</param>
public sealed record MediaView(
    long Message, int Item, MediaStatus Status, MediaKind? Kind = null, string? Name = null, string? Url = null, Attachment? Attachment = null,
    string? Text = null, string? Code = null, DateTimeOffset? Until = null)
{
    /// <summary>The media of a customer's line.</summary>
    /// <param name="message">The line, by its sequence number.</param>
    /// <param name="media">What was sent, or null.</param>
    /// <param name="status">What is known of their copies.</param>
    public static ImmutableArray<MediaView>? Of(long message, ImmutableArray<CustomerMedia>? media, MediaStatus status) =>
        media is { IsDefaultOrEmpty: false } some
            ? [.. some.Select((one, item) => new MediaView(message, item, status, one.Kind, one.Name, one.Url))]
            : null;

    /// <summary>What an event says of a copy, or null.</summary>
    public static MediaView? Of(ConversationEvent happened) => happened switch
    {
        MediaCopied e => new(e.Message, e.Item, MediaStatus.Copied, Attachment: e.Attachment, Text: e.Text?.Value),
        MediaCopyDeferred e => new(e.Message, e.Item, MediaStatus.Retrying, Code: e.Code, Until: e.Until),
        MediaNotCopied e => new(e.Message, e.Item, e.Why == MediaEnd.GivenUp ? MediaStatus.GivenUp : MediaStatus.Refused, Code: e.Code),
        _ => null,
    };
}

/// <summary>What became of a copy.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<MediaStatus>))]
public enum MediaStatus
{
    /// <summary>It is being made.</summary>
    Pending = 0,

    /// <summary>It is kept here.</summary>
    Copied = 1,

    /// <summary>It could not be fetched, and is tried again.</summary>
    Retrying = 2,

    /// <summary>It is not kept: not there, too large, or not what it says; or its sender was turned away.</summary>
    Refused = 3,

    /// <summary>It was tried for as long as is sensible.</summary>
    GivenUp = 4,
}
