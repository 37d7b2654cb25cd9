using Actors.Domain.Conversations;

namespace Actors.Domain.Tests.Conversations;

public sealed class TypingTests
{
    private static readonly AgentId Kim = new("kim"), Lee = new("lee");

    [Theory]
    [InlineData(ConversationStatus.None, false, false)]
    [InlineData(ConversationStatus.Bot, false, false)]
    [InlineData(ConversationStatus.Requested, true, false)]
    [InlineData(ConversationStatus.Waiting, true, false)]
    [InlineData(ConversationStatus.Received, true, true)]
    [InlineData(ConversationStatus.Active, true, true)]
    [InlineData(ConversationStatus.Held, true, false)]
    [InlineData(ConversationStatus.Ended, false, false)]
    [InlineData(ConversationStatus.BotEnded, false, false)]
    public void It_is_told_while_somebody_may_be_looking(ConversationStatus status, bool ofCustomer, bool ofAgent)
    {
        var state = ConversationDecider.Initial with { Status = status, Agent = Kim };
        Assert.Equal(
            (ofCustomer, ofAgent, false), (Typing.IsTold(state, null), Typing.IsTold(state, Kim), Typing.IsTold(state, Lee)));
    }
}
