using System.Collections.Immutable;
using Actors.Domain.Messages;

namespace Actors.Domain.Bots;

/// <summary>Finds what a bot could not say, or would say to everything, before it is published.</summary>
internal static class BotCheck
{
    private const int LongestButton = 20;

    public static FieldIsInvalid? Of(BotDefinition bot) =>
        Text("bot.welcome", bot.Welcome)
        ?? Text("bot.fallback", bot.Fallback)
        ?? (bot.Answers.IsDefault ? new FieldIsInvalid("bot.answers", "A list, which may be empty.") : null)
        ?? bot.Answers
            .Select(answer => Keywords("bot.answers.keywords", answer.Keywords) ?? Text("bot.answers.text", answer.Text)
                ?? CardCheck.Of("bot.answers", answer.Choices, answer.Cards))
            .FirstOrDefault(wrong => wrong is not null)
        ?? (bot.AgentCall is not { } call ? null
            : call.Priority is < 0 or > Conversations.ConversationDecider.HighestPriority
                ? new FieldIsInvalid("bot.agentCall.priority", $"0 to {Conversations.ConversationDecider.HighestPriority}.")
            : !IsLabel(call.Button) ? new FieldIsInvalid("bot.agentCall.button", $"A label of 1 to {LongestButton} characters.")
            : Keywords("bot.agentCall.keywords", call.Keywords) ?? Text("bot.agentCall.guide", call.Guide));

    /// <summary>An empty text is allowed: it is not said.</summary>
    private static FieldIsInvalid? Text(string field, string? text) =>
        text is null ? new FieldIsInvalid(field, "A text, which may be empty.")
        : string.IsNullOrWhiteSpace(text) && PlainText.IsWellFormed(text) ? null
        : MessageText.Check(text, out _) is { } wrong ? new FieldIsInvalid(field, wrong.Detail)
        : null;

    private static bool IsLabel(string label) =>
        !string.IsNullOrWhiteSpace(label) && label.Length <= LongestButton && !label.Any(char.IsControl) && PlainText.IsWellFormed(label);

    /// <summary>An empty keyword would be found in every message.</summary>
    private static FieldIsInvalid? Keywords(string field, ImmutableArray<string> keywords) =>
        !keywords.IsDefault && keywords.All(word => !string.IsNullOrWhiteSpace(word) && PlainText.IsWellFormed(word)) ? null
        : new FieldIsInvalid(field, "A list of words; none of them empty.");
}
