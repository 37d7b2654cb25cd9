using System.Collections.Immutable;
using System.Text;
using Actors.Domain;
using Actors.Domain.Bots;
using Actors.Domain.Messages;

namespace Actors.Api.Tenants;

/// <summary>Checks the texts of definitions before a grain is called: what no store keeps, and what nobody could use, is refused here.</summary>
internal static class DefinitionChecks
{
    private const int MostOrigins = 50, MostAnswers = 200, MostKeywords = 50, LongestKeyword = 50;

    /// <summary>Well-formed and on one line; how long is the domain's to say.</summary>
    public static FieldIsInvalid? Name(string? name, string field = "name") =>
        name is null ? null
        : name.Any(char.IsControl) || !IsWellFormed(name) ? new(field, "Well-formed text without control characters.")
        : null;

    public static FieldIsInvalid? Queues(ImmutableArray<string>? queues) =>
        queues is { IsDefault: false } ids && !ids.All(Slug.IsValid) ? new("queues", "Ids of queues.") : null;

    public static FieldIsInvalid? Origins(ImmutableArray<string>? origins) =>
        origins is { IsDefault: false } list && (list.Length > MostOrigins || !list.All(IsOrigin))
            ? new("origins", $"At most {MostOrigins} of https://host or https://host:port, without a path.")
            : null;

    public static FieldIsInvalid? Bot(BotDefinition? bot) =>
        bot is null ? null
        : !IsSaying(bot.Welcome) || !IsSaying(bot.Fallback) ? new("bot", "welcome and fallback are texts; an empty one says nothing.")
        : bot.Answers.IsDefault || bot.Answers.Length > MostAnswers
            || !bot.Answers.All(answer => answer is not null && AreKeywords(answer.Keywords) && IsSaying(answer.Text))
            ? new("bot", $"answers are at most {MostAnswers}, each with keywords and text.")
        : bot.AgentCall is { } call && !(AreKeywords(call.Keywords) && IsSaying(call.Guide))
            ? new("bot", "agentCall has keywords and guide.")
        : null;

    private static bool IsSaying(string? text) =>
        text is not null && (string.IsNullOrWhiteSpace(text) ? IsWellFormed(text) : MessageText.Check(text, out _) is null);

    private static bool AreKeywords(ImmutableArray<string> keywords) =>
        keywords is { IsDefaultOrEmpty: false, Length: <= MostKeywords }
        && keywords.All(word => word?.Length <= LongestKeyword && !string.IsNullOrWhiteSpace(word) && IsWellFormed(word));

    private static bool IsOrigin(string? origin) =>
        origin?.Length <= 200
        && Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), origin, StringComparison.OrdinalIgnoreCase)
        && uri.UserInfo.Length == 0;

    private static bool IsWellFormed(string text)
    {
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var taken) != System.Buffers.OperationStatus.Done || rune.Value == 0)
            {
                return false;
            }

            rest = rest[taken..];
        }

        return true;
    }
}
