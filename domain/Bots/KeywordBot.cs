using System.Collections.Immutable;
using Actors.Domain.Messages;

namespace Actors.Domain.Bots;

/// <summary>The built-in bot: answers one turn from its definition alone.</summary>
public static class KeywordBot
{
    /// <summary>What <paramref name="bot"/> answers to <paramref name="utterance"/>; null is the opening of the room.</summary>
    public static BotReply Answer(BotDefinition bot, string? utterance)
    {
        if (utterance is null)
        {
            return Says(bot.Welcome);
        }

        if (bot.AgentCall is { } call && Meets(call.Keywords, utterance))
        {
            return Says(call.Guide) with { CallsAgent = true, Priority = call.Priority, Button = call.Button };
        }

        var answer = bot.Answers.FirstOrDefault(answer => Meets(answer.Keywords, utterance));
        return answer is null ? Says(bot.Fallback) : Says(answer.Text, answer.Choices, answer.Cards);
    }

    private static bool Meets(ImmutableArray<string> keywords, string utterance) =>
        keywords.Any(keyword => utterance.Contains(keyword, StringComparison.OrdinalIgnoreCase));

    private static BotReply Says(string text, ImmutableArray<string> choices = default, ImmutableArray<MessageCard> cards = default) =>
        string.IsNullOrWhiteSpace(text)
            ? BotReply.Silence
            : new([new BotMessage(MessageText.From(text), choices.OrEmpty()) { Cards = cards }], false);
}
