using System.Collections.Immutable;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Usage;

namespace Actors.Domain.Bots;

/// <summary>What is sent of a bot's reply on a channel (hand-off, "The bot is paused by state, durably"; "Billing and usage").</summary>
public static class BotWords
{
    /// <summary>The messages, in order.</summary>
    /// <param name="channel">Where.</param>
    /// <param name="reply">What the bot answers.</param>
    /// <param name="utterance">What it answers to; null is the opening of the room.</param>
    /// <param name="empty">The tenant's empty-message text, or null where none is known.</param>
    /// <param name="brand">The line that every message of the bot carries at its end, or null.</param>
    public static ImmutableArray<BotMessage> Of(ChannelType channel, BotReply reply, string? utterance, string? empty, string? brand)
    {
        var messages = reply.Messages;
        if (reply.CallsAgent && !channel.BotMayConnect())
        {
            messages = WithButton(messages, reply.Button);
        }

        if (messages.IsEmpty && utterance is not null && channel.WantsEveryAnswer() && !string.IsNullOrWhiteSpace(empty))
        {
            messages = [new(MessageText.From(empty), [])];
        }

        return brand is null ? messages : [.. messages.Select(message => message with { Text = BrandLine.After(message.Text, brand) })];
    }

    /// <summary>The node's last message has the button; a node without a guide says what the button says.</summary>
    private static ImmutableArray<BotMessage> WithButton(ImmutableArray<BotMessage> messages, string button)
    {
        var bubble = messages.IsEmpty ? new BotMessage(MessageText.From(button), []) : messages[^1];
        bubble = bubble with { Choices = [.. bubble.Choices.Where(choice => choice != button), button], Connect = button };
        return messages.IsEmpty ? [bubble] : messages.SetItem(messages.Length - 1, bubble);
    }
}
