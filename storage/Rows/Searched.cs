using Actors.Domain.Conversations;
using Actors.Domain.Json;

namespace Actors.Storage;

/// <summary>In which events people look for words.</summary>
internal static class Searched
{
    private static readonly Type[] Events =
        [
            typeof(CustomerMessageReceived), typeof(MediaCopied), typeof(AgentMessageSent), typeof(BotMessageSent), typeof(NoteAdded), typeof(TicketEdited),
        ];

    /// <summary>Their stored names, as SQL lists them.</summary>
    public static string Names { get; } = string.Join(", ", Events.Select(type => $"'{StoredNames.All[type]}'"));

    /// <summary>Whether people look in events of this name.</summary>
    public static bool IsIn(string name) => Events.Any(type => StoredNames.All[type] == name);

    /// <summary>What an event says, or null where nobody looks.</summary>
    public static string? WordsOf(ConversationEvent happened) => happened switch
    {
        CustomerMessageReceived said => said.Text.Value,
        MediaCopied copied => copied.Text?.Value,
        AgentMessageSent said => said.Text.Value,
        BotMessageSent said => said.Text.Value,
        NoteAdded note => note.Text.Value,
        TicketEdited edited => edited.Details.Subject,
        _ => null,
    };
}
