using System.Collections.Immutable;
using Actors.Domain.Conversations;
using Actors.Domain.Delivery;
using Actors.Domain.Messages;

namespace Actors.Domain.Tests.Conversations;

using Spec = Testing.DeciderSpec<ConversationDecider, ConversationState, ConversationCommand, ConversationEvent>;

/// <content>What is owed to a messenger, and the messenger's sessions.</content>
public sealed partial class ConversationTests
{
    private static readonly Room KakaoRoom = RoomOn(ChannelType.Kakao, true);
    private static readonly ConversationPolicy Bubbles = Auto with { ConnectBubble = true };

    [Fact]
    public void On_Kakao_opening_shows_the_connect_bubble_at_the_first_entry_and_when_the_room_was_left_in_bot_mode() => new Spec()
        .When(new OpenRoom(KakaoRoom, Bubbles, Now))
        .ThenEvents(new ConversationOpened(KakaoRoom, Now), new ConnectBubbleShown(Now))
        .When(new OpenRoom(KakaoRoom, Bubbles, Now))
        .ThenEvents(new ConnectBubbleShown(Now))
        .Given(Asked(), Assigned(Kim), Started(Kim), Ticket(Kim), new ConversationEnded(EndedBy.Agent, Kim.Id, Now))
        .When(new OpenRoom(KakaoRoom, Bubbles, Now))
        .ThenEvents(new ConnectBubbleShown(Now));

    [Fact]
    public void On_Kakao_opening_shows_no_connect_bubble_when_the_room_was_left_in_consulting_mode() =>
        Assert.All([KakaoIn(), KakaoIn(Assigned(Kim)), KakaoIn(Assigned(Kim), Started(Kim)), KakaoIn(Assigned(Kim), Started(Kim), new ConversationHeld(Kim.Id, Now))],
            spec => spec.When(new OpenRoom(KakaoRoom, Bubbles, Now)).ThenNothing());

    [Fact]
    public void Where_the_button_is_switched_off_and_elsewhere_there_is_no_connect_bubble()
    {
        new Spec().When(new OpenRoom(KakaoRoom, Auto, Now)).ThenEvents(new ConversationOpened(KakaoRoom, Now));
        new Spec().When(new OpenRoom(WithBot, Bubbles, Now)).ThenEvents(new ConversationOpened(WithBot, Now));
        new Spec().When(new OpenRoom(RoomOn(ChannelType.Kakao, false), Bubbles, Now)).ThenNothing();
    }

    [Fact]
    public void What_is_said_is_owed_from_the_moment_the_account_is_joined() => KakaoIn(Assigned(Kim), Started(Kim))
        .When(Replies(Kim, "하나"))
        .ThenState(state => Assert.Empty(state.Unsent))
        .When(Replies(Kim, "둘") with { Reach = DeliveryReach.Everything })
        .ThenEvents(new DeliveryReachSet(DeliveryReach.Everything, Now), Replied(Kim, "둘"))
        .ThenState(state => Assert.Equal([state.Seq], state.Unsent.Select(one => one.Message)));

    [Fact]
    public void Behind_a_builder_the_bots_own_words_are_not_owed() => new Spec()
        .Given(new DeliveryReachSet(DeliveryReach.AllButTheBot, Now), new ConversationOpened(KakaoRoom, Now), new BotMessageSent(2, Text("네"), [], Now), Asked(), Assigned(Kim))
        .When(Replies(Kim, "안녕하세요"))
        .ThenState(state => Assert.Equal([state.Seq], state.Unsent.Select(one => one.Message)));

    [Fact]
    public void A_take_over_withdraws_what_the_bot_said_but_not_what_is_on_its_way() => Joined()
        .Given(new BotMessageSent(2, Text("하나"), [], Now), new BotMessageSent(2, Text("둘"), [], Now), new DeliveryAttempted(3, 0, 1, Now), Asked(), Assigned(Kim))
        .When(new Start(Kim, Auto, Now))
        .ThenEvents(Started(Kim), Ticket(Kim), new MessagesWithdrawn([4], Now))
        .ThenState(state => Assert.Equal([3L], state.Unsent.Select(one => one.Message)))
        .When(Reports(new(4, 1, 1, DeliveryResult.Delivered)))
        .ThenEvents(new MessageDelivered(4, null, Now))
        .When(Reports(new(4, 1, 1, DeliveryResult.Delivered)))
        .ThenNothing();

    [Fact]
    public void Only_the_oldest_may_begin_and_only_once()
    {
        var spec = Joined().Given(new BotMessageSent(2, Text("하나"), [], Now), new BotMessageSent(2, Text("둘"), [], Now));
        spec.When(Reports(new(4, 1, 0, DeliveryResult.Begins))).ThenRejected<DeliveryIsNotDue>();
        spec.When(Reports(new(3, 1, 0, DeliveryResult.Begins))).ThenEvents(new DeliveryAttempted(3, 0, 1, Now));
        spec.When(Reports(new(3, 1, 0, DeliveryResult.Begins))).ThenRejected<DeliveryIsNotDue>();
        spec.When(Reports(new(3, 1, 1, DeliveryResult.Begins))).ThenEvents(new DeliveryAttempted(3, 1, 1, Now));
        spec.When(Reports(new(3, 2, 0, DeliveryResult.Delivered))).ThenNothing();
        spec.When(Reports(new(3, 1, 2, DeliveryResult.Delivered))).ThenEvents(new MessageDelivered(3, null, Now));
        spec.When(Reports(new(3, 1, 2, DeliveryResult.Delivered))).ThenNothing();
    }

    [Fact]
    public void What_failed_is_due_when_it_is_tried_again_and_the_row_says_so() => Joined()
        .Given(new BotTurnEnded(2, Now), new BotMessageSent(2, Text("하나"), [], Now))
        .When(Reports(new(4, 1, 0, DeliveryResult.TryLater, "99")))
        .ThenEvents(new DeliveryDeferred(4, 0, 1, "99", Now.AddSeconds(1), Now))
        .ThenState(state => Assert.Equal(Now.AddSeconds(1), state.NextDue))
        .When(Reports(new(4, 2, 0, DeliveryResult.Refused, "-510")))
        .ThenEvents(new DeliveryFailed(4, DeliveryEnd.Refused, "-510", Now))
        .ThenState(state => Assert.Null(state.NextDue));

    [Fact]
    public void The_end_of_a_session_is_the_end_of_the_chat_once_and_a_late_word_of_the_one_before_is_none()
    {
        var spec = Joined().Given(new SessionOpened("2", Now), Asked(), Assigned(Kim));
        spec.When(new LoseSession("1", Auto, Now)).ThenNothing();
        spec.When(new LoseSession("2", Auto, Now)).ThenEvents(new ConversationEnded(EndedBy.Customer, null, Now, UnattendedEnd.SessionIsGone));
        spec.When(new LoseSession("2", Auto, Now)).ThenNothing();
        Assert.Empty(spec.State.Unsent);
    }

    [Fact]
    public void On_Kakao_an_end_and_a_switch_are_calls_of_their_own()
    {
        Assert.Equal([5L], Joined().Given(Asked(), Assigned(Kim)).When(new End(Kim, Now)).State.Unsent.Select(one => one.Message));
        Assert.Equal([5L], Joined().Given(Asked(), Assigned(Kim)).When(new SwitchToBot(Now)).State.Unsent.Select(one => one.Message));
    }

    [Fact]
    public void A_line_of_a_delivery_is_for_agents()
    {
        var line = MessageView.Of(9, new DeliveryFailed(7, DeliveryEnd.GivenUp, "99", Now))!;
        Assert.Equal((MessageView.Delivered, false), (line.Kind, line.IsForCustomer));
        Assert.Equal((DeliveryStatus.GivenUp, "99"), (line.Delivery!.Status, line.Delivery.Code));
        Assert.Equal<long>([7], line.Delivery.Messages);
    }

    [Fact]
    public void What_an_agent_said_and_did_not_arrive_is_sent_again_once_however_often_it_is_asked_for()
    {
        var spec = Joined().Given(Asked(), Assigned(Kim)).When(Replies(Kim, "하나"));
        var message = spec.State.Seq;
        spec.When(Resends(message)).ThenNothing();
        spec.When(Reports(new(message, 1, 1, DeliveryResult.Refused, "-505"))).ThenEvents(new DeliveryFailed(message, DeliveryEnd.Refused, "-505", Now, 1));
        spec.When(Resends(message)).ThenEvents(new DeliveryResent(message, Kim.Id, Now));
        spec.When(Resends(message)).ThenNothing();

        // From the part that had not arrived, under another name for it certainly had not, and no report of before concerns it.
        var pending = Assert.Single(spec.State.Unsent);
        Assert.Equal((1, 1, 1, Now), (pending.Part, pending.Attempt, pending.Round, pending.SaidAt));
        spec.When(Reports(new(message, 1, 1, DeliveryResult.Refused, "-505"))).ThenNothing();
        spec.When(Reports(new(message, 2, 1, DeliveryResult.TryLater, "-600"))).ThenEvents(new DeliveryDeferred(message, 1, 2, "-600", Now.AddSeconds(1), Now));
        spec.When(Reports(new(message, 3, 2, DeliveryResult.Delivered))).ThenEvents(new MessageDelivered(message, null, Now));
        spec.When(Resends(message)).ThenRejected<MessageCannotBeResent>();
    }

    [Fact]
    public void What_nobody_knows_of_is_sent_again_under_the_same_name()
    {
        var spec = Joined().Given(Asked(), Assigned(Kim)).When(Replies(Kim, "하나"));
        var message = spec.State.Seq;
        spec.When(Reports(new(message, 1, 0, DeliveryResult.Unknown, "timeout"))).ThenEvents(new DeliveryBecameUnknown(message, "timeout", Now));
        spec.When(Resends(message)).ThenEvents(new DeliveryResent(message, Kim.Id, Now));
        Assert.Equal((0, 0), (spec.State.Unsent[0].Part, spec.State.Unsent[0].Round));
        var line = MessageView.Of(9, new DeliveryResent(message, Kim.Id, Now))!;
        Assert.Equal((DeliveryStatus.Resent, Kim.Id, false), (line.Delivery!.Status, line.Agent, line.IsForCustomer));
    }

    [Fact]
    public void Only_who_has_the_conversation_sends_again_and_only_what_an_agent_said()
    {
        var spec = Joined().Given(new BotMessageSent(2, Text("하나"), [], Now), Asked(), Assigned(Kim));
        spec.When(Reports(new(3, 1, 0, DeliveryResult.Refused, "-505")));
        spec.When(Resends(3)).ThenRejected<MessageCannotBeResent>();
        spec.When(Resends(99)).ThenRejected<MessageCannotBeResent>();
        spec.When(Replies(Kim, "둘"));
        var message = spec.State.Seq;
        spec.When(Reports(new(message, 1, 0, DeliveryResult.Refused, "-505")));
        spec.When(Resends(message) with { Agent = Lee }).ThenRejected<NotTheAssignedAgent>();
        spec.Given(new ConversationEnded(EndedBy.Agent, Kim.Id, Now)).When(Resends(message)).ThenRejected<ConversationIsNotInConsulting>();
    }

    [Fact]
    public void A_hundred_that_did_not_arrive_are_remembered_the_last_ones()
    {
        var spec = Joined().Given(Asked(), Assigned(Kim), Started(Kim));
        var first = spec.State.Seq + 1;
        for (var number = 0; number <= UndeliveredMessage.MostRemembered; number++)
        {
            spec.When(Replies(Kim, $"{number}"));
            spec.When(Reports(new(spec.State.Seq, 1, 0, DeliveryResult.Refused, "-505")));
        }

        Assert.Equal(UndeliveredMessage.MostRemembered, spec.State.Undelivered.Length);
        spec.When(Resends(first)).ThenRejected<MessageCannotBeResent>();
    }

    [Fact]
    public void A_late_answer_that_did_not_arrive_is_told_and_owed_by_nobody()
    {
        var spec = new Spec().Given(
            new DeliveryReachSet(DeliveryReach.AllButTheBot, Now), new ConversationOpened(KakaoRoom, Now), new BotMessageSent(2, Text("네"), [], Now));
        spec.When(Reports(new(3, 0, 0, DeliveryResult.AnswerRefused, "callback-failed")))
            .ThenEvents(new DeliveryFailed(3, DeliveryEnd.Refused, "callback-failed", Now));
        spec.When(Reports(new(3, 0, 0, DeliveryResult.AnswerUnknown, "timeout"))).ThenEvents(new DeliveryBecameUnknown(3, "timeout", Now));
        Assert.Empty(spec.State.Unsent);
        Assert.Empty(spec.State.Undelivered);
    }

    private static ResendMessage Resends(long message) => new(Kim, message, Now);

    private static ReportDelivery Reports(DeliveryReport report) => new(report, 50, Auto, Now);

    private static Spec Joined() => new Spec().Given(new DeliveryReachSet(DeliveryReach.Everything, Now), new ConversationOpened(KakaoRoom, Now));

    private static Spec KakaoIn(params ConversationEvent[] then) =>
        new Spec().Given(new ConversationOpened(KakaoRoom, Now), new BotTurnEnded(1, Now), Asked()).Given(then);
}
