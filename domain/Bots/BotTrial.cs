using System.Collections.Immutable;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;

namespace Actors.Domain.Bots;

/// <summary>What a bot answers in the editor's test conversation.</summary>
/// <param name="Messages">What it says, in order; may be empty.</param>
/// <param name="Notice">Instead of calling anybody; null where no agent-call node was met.</param>
public sealed record BotTrial(ImmutableArray<BotMessage> Messages, TrialNotice? Notice)
{
    /// <summary>
    /// One turn, answered by the definition alone. Nobody is ever called: an agent-call node answers with a notice (hand-off, "The bot is paused by
    /// state, durably").
    /// </summary>
    /// <param name="channel">The channel account whose bot is tried; one without a bot says nothing.</param>
    /// <param name="settings">The settings in force.</param>
    /// <param name="utterance">What is said to it; null is the opening of the room.</param>
    public static BotTrial Of(ChannelDefinition channel, TenantSettings settings, string? utterance)
    {
        if (channel.Bot is not { } bot)
        {
            return new([], null);
        }

        var reply = KeywordBot.Answer(bot, utterance);
        return new(
            BotWords.Of(channel.Type, reply, utterance, settings.EmptyMessage, null), reply.CallsAgent ? TrialNotice.AgentCall : null);
    }
}

/// <summary>What is said instead of calling an agent.</summary>
public sealed record TrialNotice(string Korean, string English)
{
    /// <summary>An agent-call node was met.</summary>
    public static TrialNotice AgentCall { get; } = new(
        "테스트 대화에서는 상담원을 연결하지 않습니다.", "The test conversation connects no agent.");
}
