using System.Collections.Immutable;
using Actors.Domain;
using Actors.Domain.Conversations;
using static Actors.Domain.Conversations.ConversationStatus;

namespace Actors.Api.Consoles;

/// <summary>The tabs of a console, and who sees what in them.</summary>
internal static class Tab
{
    public const string Names = "waiting, received, active, held, ended or bot";

    /// <summary>The statuses that a tab lists, or null for an unknown tab.</summary>
    public static ImmutableArray<ConversationStatus>? StatusesOf(string? tab) => tab switch
    {
        "waiting" => [Waiting],
        "received" => [Received],
        "active" => [Active],
        "held" => [Held],
        "ended" => [Ended, BotEnded],
        "bot" => [Bot],
        _ => null,
    };

    /// <summary>Whether a tab lists only the agent's own; a manager sees everybody's.</summary>
    public static AgentId? OwnerIn(string tab, Viewer viewer) =>
        tab is "received" or "active" or "held" && !viewer.IsManager ? viewer.Agent : null;

    /// <summary>Whether a changed conversation belongs on this console, which looks at a tab.</summary>
    public static bool Shows(Viewer viewer, string? tab, ConversationRow row) => row.Status switch
    {
        Waiting => true,
        Received or Active or Held => viewer.IsManager || row.Agent == viewer.Agent || row.DelegatedBy == viewer.Agent,
        Ended or BotEnded => tab == "ended",
        Bot => tab == "bot",
        _ => false,
    };
}
