using System.Collections.Immutable;
using Actors.Domain.Messages;

namespace Actors.Domain.Bots;

/// <summary>What a bot answers to one turn.</summary>
/// <param name="Messages">What it says, in order; may be empty.</param>
/// <param name="CallsAgent">Whether it met an agent-call node: after its words a person is asked for.</param>
/// <param name="Priority">The priority that the node gives the hand-off, 0 to 9; 0 is usual.</param>
/// <param name="Button">What the node's button says where the bot may not connect by itself.</param>
public sealed record BotReply(
    ImmutableArray<BotMessage> Messages, bool CallsAgent, int Priority = 0, string Button = AgentCallNode.DefaultButton)
{
    /// <summary>What it says, in order.</summary>
    public ImmutableArray<BotMessage> Messages { get; init; } = Messages.OrEmpty();

    /// <summary>The bot has nothing to say.</summary>
    public static BotReply Silence { get; } = new([], false);
}

/// <summary>One message of a bot.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Choices">Answers offered as buttons, in order; at most 10, each at most 50 characters.</param>
/// <param name="Connect">Which of the choices asks for a person when it is pressed, or null.</param>
public sealed record BotMessage(MessageText Text, ImmutableArray<string> Choices, string? Connect = null)
{
    /// <summary>Cards below the words, in order; at most 10.</summary>
    public ImmutableArray<MessageCard> Cards { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Answers offered as buttons, in order.</summary>
    public ImmutableArray<string> Choices { get; init; } = Choices.OrEmpty();
}
