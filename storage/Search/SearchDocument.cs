using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;

namespace Actors.Storage;

/// <summary>Something that can be found.</summary>
/// <param name="Conversation">Where.</param>
/// <param name="Seq">The event that says it; 0 for a customer.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Speaker">Who said it; null for what was not said.</param>
/// <param name="At">When; for a customer, when the name or id became known.</param>
/// <param name="Text">The message or note, the subject, or the customer's name and id, each on a line.</param>
public sealed record SearchDocument(
    ConversationId Conversation, long Seq, SearchKind Kind, Speaker? Speaker, DateTimeOffset At, string Text)
{
    /// <summary>What can be found of an event, or null.</summary>
    internal static SearchDocument? Of(ConversationId conversation, long seq, ConversationEvent happened)
    {
        var (kind, speaker, text) = happened switch
        {
            CustomerMessageReceived said => (SearchKind.Message, (Speaker?)Domain.Messages.Speaker.Customer, said.Text.Value),
            MediaCopied { Text: { } whole } => (SearchKind.Message, Domain.Messages.Speaker.Customer, whole.Value),
            AgentMessageSent said => (SearchKind.Message, Domain.Messages.Speaker.Agent, said.Text.Value),
            BotMessageSent said => (SearchKind.Message, Domain.Messages.Speaker.Bot, said.Text.Value),
            NoteAdded note => (SearchKind.Note, null, note.Text.Value),
            TicketEdited edited => (SearchKind.Ticket, null, edited.Details.Subject ?? ""),
            _ => (default, null, ""),
        };
        return text.Length == 0 ? null : new(conversation, seq, kind, speaker, Values.StoredTime.Cut(happened.At), text);
    }

    /// <summary>The customer of a room.</summary>
    internal static SearchDocument Of(ConversationRow row) => new(
        row.Id, 0, SearchKind.Customer, null, Values.StoredTime.Cut(row.LastAt ?? row.RequestedAt ?? DateTimeOffset.UnixEpoch),
        row.CustomerName is null ? row.Customer.Value : $"{row.CustomerName}\n{row.Customer.Value}");
}

/// <summary>What kind of thing was found. Stored: do not change the numbers.</summary>
public enum SearchKind
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A customer, by name or id on the channel.</summary>
    Customer = 1,

    /// <summary>What customer, bot or agent said.</summary>
    Message = 2,

    /// <summary>A note of an agent.</summary>
    Note = 3,

    /// <summary>The subject of a ticket.</summary>
    Ticket = 4,
}
