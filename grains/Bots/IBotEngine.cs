using Actors.Domain.Bots;

namespace Actors.Grains.Bots;

/// <summary>Answers for bots. Where the flow engine will come; called outside of any grain's turn.</summary>
public interface IBotEngine
{
    /// <summary>The answer to one utterance; null is the opening of the room.</summary>
    Task<BotReply> AnswerAsync(BotDefinition bot, string? utterance, CancellationToken cancellationToken);
}

/// <summary>The built-in bot.</summary>
internal sealed class KeywordBotEngine : IBotEngine
{
    public Task<BotReply> AnswerAsync(BotDefinition bot, string? utterance, CancellationToken cancellationToken) =>
        Task.FromResult(KeywordBot.Answer(bot, utterance));
}
