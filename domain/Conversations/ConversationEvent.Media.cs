using System.Text.Json.Serialization;
using Actors.Domain.Media;
using Actors.Domain.Messages;

namespace Actors.Domain.Conversations;

/// <summary>Something that a customer sent is kept here.</summary>
/// <param name="Message">The sequence number of the customer's message.</param>
/// <param name="Item">Which of its media, from 0.</param>
/// <param name="Attachment">The copy; null where a text was fetched that fits into a message.</param>
/// <param name="Text">The whole text, or null.</param>
/// <param name="At">When.</param>
public sealed record MediaCopied(long Message, int Item, Attachment? Attachment, MessageText? Text, DateTimeOffset At) : ConversationEvent(At);

/// <summary>It could not be fetched, and is tried again.</summary>
/// <param name="Message">The sequence number of the customer's message.</param>
/// <param name="Item">Which of its media, from 0.</param>
/// <param name="Attempt">The number of the attempt that failed, from 1.</param>
/// <param name="Code">How it failed.</param>
/// <param name="Until">When it is tried again.</param>
/// <param name="At">When.</param>
public sealed record MediaCopyDeferred(long Message, int Item, int Attempt, string Code, DateTimeOffset Until, DateTimeOffset At)
    : ConversationEvent(At);

/// <summary>It is not kept and never will be by itself.</summary>
/// <param name="Message">The sequence number of the customer's message.</param>
/// <param name="Item">Which of its media, from 0.</param>
/// <param name="Why">Why.</param>
/// <param name="Code">What is wrong with it, or how the last attempt failed.</param>
/// <param name="At">When.</param>
public sealed record MediaNotCopied(long Message, int Item, MediaEnd Why, string Code, DateTimeOffset At) : ConversationEvent(At);

/// <summary>Why something that a customer sent is not kept.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<MediaEnd>))]
public enum MediaEnd
{
    /// <summary>It is not there, too large, or not what it says.</summary>
    Refused = 0,

    /// <summary>It was tried for as long as is sensible.</summary>
    GivenUp = 1,
}
