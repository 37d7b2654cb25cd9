using Actors.Domain.Bots;

namespace Actors.Grains.Bots;

/// <summary>Answers for bots. Where the flow engine will come; called outside of any grain's turn.</summary>
public interface IBotEngine
{
    /// <summary>The answer to one utterance; null is the opening of the room.</summary>
    Task<BotReply> AnswerAsync(BotDefinition bot, string? utterance, CancellationToken cancellationToken);

    /// <summary>
    /// The same where nobody and nothing has to be asked for it, else null: what is known at once is stored with the message it answers, in one commit.
    /// </summary>
    BotReply? AnswerNow(BotDefinition bot, string? utterance) => null;
}

/// <summary>The built-in bot.</summary>
internal sealed class KeywordBotEngine : IBotEngine
{
    public Task<BotReply> AnswerAsync(BotDefinition bot, string? utterance, CancellationToken cancellationToken) =>
        Task.FromResult(KeywordBot.Answer(bot, utterance));

    public BotReply? AnswerNow(BotDefinition bot, string? utterance) => KeywordBot.Answer(bot, utterance);
}
