using Actors.Domain;

namespace Actors.Storage;

/// <summary>Words that were found in a conversation.</summary>
/// <param name="Conversation">Where.</param>
/// <param name="Seq">The event that holds them.</param>
/// <param name="Event">Its stored name: what somebody said, a note, or a ticket's fields.</param>
/// <param name="Text">The message or note, or the ticket's subject.</param>
/// <param name="At">When.</param>
public sealed record SearchHit(ConversationId Conversation, long Seq, string Event, string Text, DateTimeOffset At);
