using System.Collections.Immutable;
using System.Text.Json;
using Actors.Domain.AutoMessages;
using Actors.Domain.Conversations;

namespace Actors.Simulation.Playing;

/// <summary>What one step of a scenario led to: everything that a file may expect of it.</summary>
/// <param name="Number">Which step, from 1.</param>
/// <param name="Do">What was done.</param>
/// <param name="Who">Whose conversation is looked at; null where the step is nobody's.</param>
/// <param name="Refused">Why the step was refused, or null.</param>
/// <param name="Sent">The automatic messages that it caused, in order.</param>
/// <param name="State">Where the conversation stands.</param>
/// <param name="Agent">Who has it, or null.</param>
/// <param name="Input">Whether the customer may write, as far as the channel knows such a thing.</param>
/// <param name="Notified">Whether the assigned agent was notified.</param>
/// <param name="BotAnswered">Whether the bot answered.</param>
/// <param name="Title">The conversation's title in the list, or null where it is in none.</param>
/// <param name="Ticket">Whether a ticket was opened for it.</param>
/// <param name="Position">Its place in the queue, or null.</param>
public sealed record StepOutcome(
    int Number, string Do, string? Who, string? Refused, ImmutableArray<SentMessage> Sent, string State, string? Agent, string? Input,
    bool Notified, bool BotAnswered, string? Title, bool Ticket, int? Position)
{
    private static readonly string[] OfAnybody = ["wait", "settings", "agent.presence", "agent.drops", "agent.returns"];

    /// <summary>Whether what is sent to anybody counts as sent by a step, not only what the step's own customer gets.</summary>
    public static bool ConcernsAnybody(string deed) => OfAnybody.Contains(deed);

    /// <summary>The name that files use for a status.</summary>
    public static string NameOf(ConversationStatus status) => Text(status);

    /// <summary>The name that files use for a value.</summary>
    public static string Text<T>(T value) => JsonSerializer.Serialize(value).Trim('"');
}

/// <summary>An automatic message that was sent.</summary>
/// <param name="Customer">To whom.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What it says.</param>
/// <param name="CustomerSees">As whose words the customer sees it.</param>
/// <param name="AgentSees">As whose words the agent sees it.</param>
/// <param name="AgentKind">The kind that the agent's screen shows, where it differs.</param>
/// <param name="Reason">Why it was sent.</param>
public sealed record SentMessage(
    string Customer, AutoMessageKind Kind, string Text, SeenAs CustomerSees, SeenAs AgentSees, AutoMessageKind? AgentKind,
    MessageReason Reason);
