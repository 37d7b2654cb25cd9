using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Testing;

namespace Actors.Domain.Tests.Messages;

public sealed class MessageViewTests
{
    [Theory]
    [InlineData(typeof(CustomerMessageReceived), Speaker.Customer)]
    [InlineData(typeof(BotMessageSent), Speaker.Bot)]
    [InlineData(typeof(AgentMessageSent), Speaker.Agent)]
    public void What_somebody_said_is_a_message(Type happened, Speaker speaker)
    {
        var line = LineOf(happened)!;
        Assert.Equal((7, MessageView.Message, speaker, "안녕하세요 \U0001F600", true),
            (line.Seq, line.Kind, line.Speaker, line.Text, line.IsForCustomer));
    }

    [Theory]
    [InlineData(typeof(ConversationAssigned))]
    [InlineData(typeof(ConversationRequeued))]
    [InlineData(typeof(ConversationHeld))]
    [InlineData(typeof(ConversationDelegated))]
    [InlineData(typeof(ConversationResumed))]
    [InlineData(typeof(ConversationClassified))]
    [InlineData(typeof(NoteAdded))]
    [InlineData(typeof(TicketEdited))]
    public void The_customer_is_told_nothing_of_who_passes_it_on(Type happened) =>
        Assert.False(LineOf(happened)!.IsForCustomer);

    [Theory]
    [InlineData(typeof(ConversationOpened))]
    [InlineData(typeof(BotTurnEnded))]
    [InlineData(typeof(HandOffQueued))]
    [InlineData(typeof(TicketOpened))]
    [InlineData(typeof(NoticeAcknowledged))]
    public void Bookkeeping_is_no_line(Type happened) => Assert.Null(LineOf(happened));

    [Fact]
    public void What_is_logged_of_a_line_are_not_its_words()
    {
        var line = LineOf(typeof(CustomerMessageReceived))!;
        Assert.Equal($"message {line.Id} of Customer at 7", line.ToString());
    }

    private static MessageView? LineOf(Type happened) =>
        MessageView.Of(7, (ConversationEvent)new Sample(true).Of(happened)!);
}
