using Actors.Domain.Messages;

namespace Actors.Domain.Usage;

/// <summary>The configured line at the end of the bot's messages over the free quota (hand-off, "Billing and usage").</summary>
public static class BrandLine
{
    /// <summary>The text with the line as its last one; a text that would be too long with it stays as it is, for no text is ever cut.</summary>
    public static MessageText After(MessageText text, string line) =>
        MessageText.Check($"{text.Value}\n{line}", out var branded) is null ? branded : text;

    /// <summary>Whether so many users are over a free quota; without a quota nobody is.</summary>
    public static bool IsDue(int users, int? freeUsers) => users > freeUsers;
}
