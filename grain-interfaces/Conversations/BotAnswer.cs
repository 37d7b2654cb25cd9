using Actors.Domain.Bots;

namespace Actors.GrainInterfaces;

/// <summary>The bot's answer to a turn.</summary>
/// <param name="Turn">The turn.</param>
/// <param name="Epoch">The control epoch under which the bot was asked.</param>
/// <param name="Reply">The answer.</param>
public sealed record BotAnswer(long Turn, int Epoch, BotReply Reply);
