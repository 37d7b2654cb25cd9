using Actors.Domain.AutoMessages;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;
using Actors.Testing;

namespace Actors.Domain.Tests.Conversations;

using Spec = DeciderSpec<ConversationDecider, ConversationState, ConversationCommand, ConversationEvent>;

/// <content>Promises about time: none early, none twice, and each with a moment to look again.</content>
public sealed partial class ConversationTests
{
    private static readonly TenantRules Timed = TenantRules.Of(TenantSettings.Default with
    {
        NoAnswerMinutes = 3, ResumeMinutes = 5, IdleMinutes = 10, WaitingHours = 2, EndKakaoAfter30Days = true,
    });

    private static KeepPromises Keeps(TimeSpan after) => new(Now + after) { Times = Timed };

    private static ConversationState At(Spec spec, TimeSpan after) => spec.When(Keeps(after)).State;

    [Fact]
    public void Without_settings_nothing_is_promised() =>
        InReceived().When(new KeepPromises(Now.AddDays(90)) { Times = TenantRules.Of(TenantSettings.Default) }).ThenNothing();

    [Fact]
    public void Whatever_changes_a_promise_sets_when_to_look_again() => InRequested()
        .When(new Assign(1, Kim, AssignedBy.Distribution, null, Now) { Times = Timed })
        .ThenEvents(Assigned(Kim), new WakeSet(Now.AddMinutes(3), Now))
        .ThenState(state => Assert.Equal(Now.AddSeconds(0).AddMinutes(3), state.NextDue));

    [Fact]
    public void A_change_of_settings_is_taken_up_when_it_looks() => InReceived()
        .When(Keeps(TimeSpan.FromMinutes(1)))
        .ThenEvents(new WakeSet(Now.AddMinutes(3), Now.AddMinutes(1)));

    [Fact]
    public void Who_does_not_answer_in_time_is_due_and_not_before()
    {
        Assert.False(TimePromises.NeedsAnotherAgent(InReceived().State, Timed, Now.AddMinutes(3).AddTicks(-1)));
        Assert.True(TimePromises.NeedsAnotherAgent(InReceived().State, Timed, Now.AddMinutes(3)));
        Assert.False(TimePromises.NeedsAnotherAgent(InActive().State, Timed, Now.AddMinutes(3)));
    }

    [Fact]
    public void Another_agent_gets_it_but_never_one_who_had_it() => InReceived()
        .When(new PassOn(1, Kim.Id, Lee, Now), new PassOn(1, Lee.Id, Kim, Now))
        .ThenRejected<HandOffIsOver>();

    [Fact]
    public void A_late_choice_for_what_was_answered_meanwhile_is_refused() => InActive()
        .When(new PassOn(1, Kim.Id, Lee, Now)).ThenRejected<HandOffIsOver>();

    [Fact]
    public void Passing_on_sends_nothing_again()
    {
        var policy = Auto with { Settings = TenantSettings.Default with { Messages = new(Greeting: new(true, "안녕하세요")) } };
        var first = InRequested().When(new Assign(1, Kim, AssignedBy.Distribution, null, Now, policy));
        Assert.Single(first.Decision.Events.OfType<AutoMessageSent>());
        var passed = first.When(new PassOn(1, Kim.Id, Lee, Now, policy));
        Assert.Empty(passed.Decision.Events.OfType<AutoMessageSent>());
        Assert.Contains(passed.Decision.Events.OfType<ConversationAssigned>(), assigned => assigned is { By: AssignedBy.NoAnswer, Agent.Value: "lee" });
    }

    [Fact]
    public void A_delegation_that_nobody_resumes_goes_back_once()
    {
        var delegated = InActive().When(Delegates(Kim, Lee));
        delegated.When(Keeps(TimeSpan.FromMinutes(5).Subtract(TimeSpan.FromTicks(1))))
            .ThenState(state => Assert.Equal(Lee.Id, state.Agent));
        var back = InActive().When(Delegates(Kim, Lee)).When(Keeps(TimeSpan.FromMinutes(5)));
        Assert.Contains(new DelegationReturned(1, Lee.Id, Kim.Id, Now.AddMinutes(5)), back.Decision.Events);
        Assert.Equal((ConversationStatus.Held, Kim.Id, null), (back.State.Status, back.State.Agent, back.State.DelegatedBy));
        Assert.DoesNotContain(back.When(Keeps(TimeSpan.FromMinutes(9))).Decision.Events, happened => happened is DelegationReturned);
    }

    [Fact]
    public void A_silent_customer_is_not_waited_for()
    {
        Assert.Equal(ConversationStatus.Active, At(InActive(), TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1)).Status);
        var ended = InActive().When(Keeps(TimeSpan.FromMinutes(10)));
        Assert.Contains(
            new ConversationEnded(EndedBy.System, null, Now.AddMinutes(10), UnattendedEnd.CustomerIsSilent), ended.Decision.Events);
        Assert.Equal((ConversationStatus.Ended, null), (ended.State.Status, ended.State.WakeAt));
        Assert.Equal(ConversationStatus.Ended, At(InHeld(), TimeSpan.FromMinutes(10)).Status);
    }

    [Fact]
    public void A_word_of_the_customer_puts_the_end_off()
    {
        var spoke = InActive().Given(Said("잠시만요") with { At = Now.AddMinutes(9) });
        Assert.Equal(ConversationStatus.Active, At(spoke, TimeSpan.FromMinutes(10)).Status);
        Assert.Equal(ConversationStatus.Ended, At(InActive().Given(Said("잠시만요") with { At = Now.AddMinutes(9) }), TimeSpan.FromMinutes(19)).Status);
    }

    [Fact]
    public void Waiting_ends_after_the_hours_that_are_set()
    {
        Assert.Equal(ConversationStatus.Waiting, At(InWaiting(), TimeSpan.FromHours(2) - TimeSpan.FromTicks(1)).Status);
        Assert.Contains(
            InWaiting().When(Keeps(TimeSpan.FromHours(2))).Decision.Events,
            happened => happened is ConversationEnded { Why: UnattendedEnd.WaitedTooLong });
    }

    [Fact]
    public void On_kakao_the_session_is_gone_after_30_days()
    {
        var rules = TenantRules.Of(TenantSettings.Default with { EndKakaoAfter30Days = true });
        Spec Kakao() => new Spec().Given(
            new ConversationOpened(RoomOn(ChannelType.Kakao, true), Now), new BotTurnEnded(1, Now), Asked(), Assigned(Kim));
        Assert.Equal(ConversationStatus.Received, Kakao()
            .When(new KeepPromises(Now.AddDays(30).AddTicks(-1)) { Times = rules }).State.Status);
        var ended = Kakao().When(new KeepPromises(Now.AddDays(30)) { Times = rules });
        Assert.Equal(ConversationStatus.Ended, ended.State.Status);
        Assert.Empty(ended.Decision.Events.OfType<AutoMessageSent>());
        Assert.Contains(
            ended.Decision.Events.OfType<DecisionRecorded>().Single().Silent,
            silence => silence == new Silence(AutoMessageKind.KakaoEnd, MessageRule.SessionIsGone));
    }

    [Fact]
    public void What_waits_for_the_opening_tells_its_queue_then()
    {
        // Sample.Now is 11:00 in Seoul; closed until 13:00 that day.
        var rules = TenantRules.Of(TenantSettings.Default with { Hours = new(Wed: ["13:00-18:00"], Thu: ["13:00-18:00"]) });
        var waiting = InRequested().Given(new HandOffQueued(1, WaitReason.OffHours, Now));
        waiting.When(new KeepPromises(Now) { Times = rules }).ThenEvents(new WakeSet(Now.AddHours(2), Now));
        var opened = InRequested().Given(new HandOffQueued(1, WaitReason.OffHours, Now), new WakeSet(Now.AddHours(2), Now))
            .When(new KeepPromises(Now.AddHours(2)) { Times = rules });
        Assert.Contains(new WaitReasonChanged(1, WaitReason.NobodyFree, Now.AddHours(2), ByClock: true), opened.Decision.Events);
        Assert.Contains(opened.State.Notices, notice => notice.Kind == QueueNoticeKind.Requeued);
        Assert.Null(opened.State.WakeAt);
        opened.When(new KeepPromises(Now.AddHours(3)) { Times = rules }).ThenNothing();
    }
}
