using Actors.Domain.Conversations;

namespace Actors.Domain.Tests.Conversations;

using Spec = Testing.DeciderSpec<ConversationDecider, ConversationState, ConversationCommand, ConversationEvent>;

/// <content>The customer opens the chat room.</content>
public sealed partial class ConversationTests
{
    [Fact]
    public void Opening_a_room_with_a_bot_makes_the_bot_owe_its_welcome() => new Spec()
        .When(new OpenRoom(WithBot, Auto, Now))
        .ThenEvents(new ConversationOpened(WithBot, Now))
        .ThenState(state =>
        {
            Assert.Equal(ConversationStatus.Bot, state.Status);
            Assert.Equal([new BotTurn(1, null)], state.BotTurns);
        });

    [Fact]
    public void Opening_again_changes_nothing_and_brings_no_second_welcome() =>
        InBot().When(new OpenRoom(WithBot, Auto, Now)).ThenNothing();

    [Fact]
    public void Opening_a_web_room_without_a_bot_asks_for_a_person() => new Spec()
        .When(new OpenRoom(WithoutBot, Auto, Now))
        .ThenEvents(new ConversationOpened(WithoutBot, Now), Asked());

    [Theory]
    [InlineData(ChannelType.Kakao)]
    [InlineData(ChannelType.Naver)]
    public void Opening_elsewhere_without_a_bot_makes_no_room(ChannelType type) =>
        new Spec().When(new OpenRoom(RoomOn(type, false), Auto, Now)).ThenNothing();

    [Theory]
    [MemberData(nameof(Consulting))]
    public void Opening_while_consulting_changes_nothing(string status) =>
        In(status).When(new OpenRoom(WithBot, Auto, Now)).ThenNothing();

    [Fact]
    public void A_room_that_is_over_does_not_reopen_by_opening_alone() =>
        InEnded().When(new OpenRoom(WithBot, Auto, Now)).ThenNothing();

    [Fact]
    public void A_room_without_a_bot_that_is_over_does_not_reopen_by_opening_alone() => WithoutBotInWaiting()
        .Given(new ConversationEnded(EndedBy.Customer, null, Now))
        .When(new OpenRoom(WithoutBot, Auto, Now))
        .ThenNothing();
}
