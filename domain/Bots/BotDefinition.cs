using System.Collections.Immutable;
using Actors.Domain.Messages;

namespace Actors.Domain.Bots;

/// <summary>A small bot: a welcome, answers by keyword, an agent-call node and a fallback.</summary>
/// <param name="Welcome">Said when a room is opened for the first time.</param>
/// <param name="Fallback">Said when nothing else fits.</param>
/// <param name="Answers">The first whose keyword is found in the customer's words answers.</param>
/// <param name="AgentCall">The agent-call node, or null where the bot never calls anybody.</param>
public sealed record BotDefinition(
    string Welcome,
    string Fallback,
    ImmutableArray<KeywordAnswer> Answers,
    AgentCallNode? AgentCall)
{
    /// <summary>The first whose keyword is found in the customer's words answers.</summary>
    public ImmutableArray<KeywordAnswer> Answers { get; init; } = Answers.OrEmpty();
}

/// <summary>One answer of a bot.</summary>
/// <param name="Keywords">Any of these, found anywhere in the message, case ignored.</param>
/// <param name="Text">The answer.</param>
public sealed record KeywordAnswer(ImmutableArray<string> Keywords, string Text)
{
    /// <summary>Answers offered as buttons below it; at most 10, each 1 to 50 characters.</summary>
    public ImmutableArray<string> Choices { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Cards below it; at most 10.</summary>
    public ImmutableArray<MessageCard> Cards { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Any of these, found anywhere in the message, case ignored.</summary>
    public ImmutableArray<string> Keywords { get; init; } = Keywords.OrEmpty();
}

/// <summary>The node that asks for a person.</summary>
/// <param name="Keywords">Any of these, found anywhere in the message, case ignored.</param>
/// <param name="Guide">Said before the request.</param>
/// <param name="Priority">The priority that it gives the hand-off, 0 to 9; 0 is usual.</param>
/// <param name="Button">What the button says with which the customer connects where the bot may not; 1 to 20 characters.</param>
public sealed record AgentCallNode(ImmutableArray<string> Keywords, string Guide, int Priority = 0, string? Button = null)
{
    /// <summary>What the button says in a node that names none.</summary>
    public const string DefaultButton = "상담원 연결";

    /// <summary>What the button says.</summary>
    public string Button { get; init; } = Button ?? DefaultButton;

    /// <summary>Any of these, found anywhere in the message, case ignored.</summary>
    public ImmutableArray<string> Keywords { get; init; } = Keywords.OrEmpty();
}
