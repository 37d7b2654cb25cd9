using Actors.Domain.AutoMessages;
using Actors.Domain.Bots;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;
using Actors.Testing;

namespace Actors.Domain.Tests.Tenants;

using Spec = DeciderSpec<TenantDecider, TenantState, TenantCommand, TenantEvent>;

/// <content>Own texts of Kakao's messages: applied for, reviewed, in force.</content>
public sealed partial class TenantTests
{
    private static readonly ChannelId Talk = new("talk"), Other = new("talk-2");
    private static readonly KakaoText Bye = new(AutoMessageKind.KakaoEnd, "또 만나요.", [new("다시 상담")]);

    /// <summary>Acme with two Kakao accounts has four events, so its fifth is the first application.</summary>
    private static readonly KakaoTextSubmitted Submitted = new(Talk, Bye, Boss, Now);
    private static readonly KakaoTextTakenIntoReview Taken = new(Talk, 5, Boss, Now);
    private static readonly KakaoTextApproved ByeApproved = new(Talk, 5, Boss, Now);

    private static Spec OnKakao() => Acme().Given(
        new ChannelAdded(new(Talk, ChannelType.Kakao, "톡", General.Id, null, []), Now),
        new ChannelAdded(new(Other, ChannelType.Kakao, "톡 2", General.Id, null, []), Now));

    private static RecordKakaoReview Becomes(KakaoTextStatus status, string? reason = null, long number = 5) =>
        new(Talk, number, status, reason, Boss, Now);

    [Fact]
    public void An_application_is_submitted_then_in_review_then_approved_and_only_then_in_force() => OnKakao()
        .When(new ApplyForKakaoText(Talk, Bye, Boss, Now)).ThenEvents(Submitted)
        .ThenState(state => Assert.Equal((KakaoTextStatus.Submitted, true), (Only(state).Status, state.KakaoTextsOf(Talk).IsEmpty)))
        .When(Becomes(KakaoTextStatus.InReview)).ThenEvents(Taken)
        .ThenState(state => Assert.Equal((KakaoTextStatus.InReview, true), (Only(state).Status, state.KakaoTextsOf(Talk).IsEmpty)))
        .When(Becomes(KakaoTextStatus.Approved)).ThenEvents(ByeApproved)
        .ThenState(state =>
        {
            Assert.Equal(KakaoTextStatus.Approved, Only(state).Status);
            Assert.True(Assert.Single(state.KakaoTextsOf(Talk)).IsSame(Bye));
            Assert.Equal(state.KakaoTextsOf(Talk), state.RulesOf(Talk).KakaoTexts);
        });

    [Fact]
    public void An_application_is_for_one_channel_account() => OnKakao().Given(Submitted, Taken, ByeApproved).ThenState(state =>
    {
        Assert.Empty(state.KakaoTextsOf(Other));
        Assert.Empty(state.RulesOf(Other).KakaoTexts);
        Assert.Empty(state.RulesOf(null).KakaoTexts);
    });

    [Fact]
    public void A_rejected_one_has_its_reason_and_takes_no_effect() => OnKakao().Given(Submitted, Taken)
        .When(Becomes(KakaoTextStatus.Rejected, "광고입니다."))
        .ThenEvents(new KakaoTextRejected(Talk, 5, "광고입니다.", Boss, Now))
        .ThenState(state =>
        {
            Assert.Equal((KakaoTextStatus.Rejected, "광고입니다."), (Only(state).Status, Only(state).Reason));
            Assert.Empty(state.KakaoTextsOf(Talk));
        })
        .When(new ApplyForKakaoText(Talk, Bye, Boss, Now)).ThenEvents(Submitted)
        .ThenState(state => Assert.Equal((8, KakaoTextStatus.Submitted), (Only(state).Number, Only(state).Status)));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void A_rejection_needs_a_reason(string? reason)
    {
        Assert.Equal("reason", OnKakao().Given(Submitted, Taken).When(Becomes(KakaoTextStatus.Rejected, reason)).ThenRejected<FieldIsInvalid>().Field);
        OnKakao().Given(Submitted, Taken).When(Becomes(KakaoTextStatus.Rejected, new('가', 501))).ThenRejected<FieldIsInvalid>();
    }

    [Fact]
    public void Nothing_but_a_rejection_has_a_reason() =>
        OnKakao().Given(Submitted, Taken).When(Becomes(KakaoTextStatus.Approved, "좋아요")).ThenRejected<FieldIsInvalid>();

    [Fact]
    public void No_step_is_left_out_or_taken_back()
    {
        OnKakao().Given(Submitted).When(Becomes(KakaoTextStatus.Approved)).ThenRejected<KakaoReviewIsOutOfOrder>();
        OnKakao().Given(Submitted).When(Becomes(KakaoTextStatus.Rejected, "안 됩니다.")).ThenRejected<KakaoReviewIsOutOfOrder>();
        OnKakao().Given(Submitted, Taken).When(Becomes(KakaoTextStatus.Submitted)).ThenRejected<FieldIsInvalid>();
        OnKakao().Given(Submitted, Taken, ByeApproved).When(Becomes(KakaoTextStatus.InReview)).ThenRejected<KakaoReviewIsOutOfOrder>();
        OnKakao().Given(Submitted, Taken, ByeApproved).When(Becomes(KakaoTextStatus.Rejected, "안 됩니다.")).ThenRejected<KakaoReviewIsOutOfOrder>();
        Assert.Equal("status", OnKakao().Given(Submitted).When(Becomes(default)).ThenRejected<FieldIsInvalid>().Field);
    }

    [Fact]
    public void What_is_recorded_twice_is_recorded_once()
    {
        OnKakao().Given(Submitted, Taken).When(Becomes(KakaoTextStatus.InReview)).ThenNothing();
        OnKakao().Given(Submitted, Taken, ByeApproved).When(Becomes(KakaoTextStatus.Approved)).ThenNothing();
        OnKakao().Given(Submitted).When(new ApplyForKakaoText(Talk, Bye with { Buttons = [new("다시 상담")] }, Boss, Now)).ThenNothing();
        OnKakao().Given(Submitted, Taken, ByeApproved).When(new ApplyForKakaoText(Talk, Bye, Boss, Now)).ThenNothing();
    }

    [Fact]
    public void One_application_of_a_message_is_under_way_at_a_time()
    {
        var another = new ApplyForKakaoText(Talk, Bye with { Text = "안녕히 가세요." }, Boss, Now);
        Assert.Equal(5, OnKakao().Given(Submitted).When(another).ThenRejected<KakaoTextIsUnderWay>().Number);
        OnKakao().Given(Submitted, Taken).When(another).ThenRejected<KakaoTextIsUnderWay>();
        OnKakao().Given(Submitted).When(another with { Channel = Other }).ThenEvents(new KakaoTextSubmitted(Other, another.Text, Boss, Now));
        OnKakao().Given(Submitted).When(another with { Text = another.Text with { Kind = AutoMessageKind.KakaoAbsent } })
            .ThenState(state => Assert.Equal(2, state.KakaoApplications.Length));
    }

    [Fact]
    public void The_approved_one_stays_in_force_until_the_next_is_approved()
    {
        var later = Bye with { Text = "안녕히 가세요." };
        OnKakao().Given(Submitted, Taken, ByeApproved)
            .When(new ApplyForKakaoText(Talk, later, Boss, Now), Becomes(KakaoTextStatus.InReview, number: 8))
            .ThenState(state => Assert.Equal("또 만나요.", Assert.Single(state.KakaoTextsOf(Talk)).Text))
            .When(Becomes(KakaoTextStatus.Approved, number: 8))
            .ThenState(state => Assert.Equal((8, "안녕히 가세요."), (Only(state).Number, Assert.Single(state.KakaoTextsOf(Talk)).Text)));
    }

    [Fact]
    public void What_is_withdrawn_is_no_longer_in_force()
    {
        var withdraw = new WithdrawKakaoText(Talk, 5, Boss, Now);
        OnKakao().Given(Submitted).When(withdraw).ThenEvents(new KakaoTextWithdrawn(Talk, 5, Boss, Now))
            .ThenState(state => Assert.Empty(state.KakaoApplications))
            .When(withdraw).ThenRejected<NotFound>();
        OnKakao().Given(Submitted, Taken, ByeApproved).When(withdraw).ThenState(state => Assert.Empty(state.KakaoTextsOf(Talk)));
        OnKakao().Given(Submitted).When(withdraw with { Channel = Other }).ThenRejected<NotFound>();
        OnKakao().Given(Submitted).When(Becomes(KakaoTextStatus.InReview, number: 4)).ThenRejected<NotFound>();
    }

    [Fact]
    public void Only_a_Kakao_account_that_exists_has_them()
    {
        OnKakao().When(new ApplyForKakaoText(new("none"), Bye, Boss, Now)).ThenRejected<NotFound>();
        OnKakao().Given(new ChannelAdded(Web, Now)).When(new ApplyForKakaoText(Web.Id, Bye, Boss, Now)).ThenRejected<ChannelHasNoKakaoTexts>();
    }

    [Fact]
    public void A_text_that_breaks_a_rule_is_not_submitted()
    {
        var wrong = OnKakao().When(new ApplyForKakaoText(Talk, new(AutoMessageKind.KakaoStart, "어서 오세요."), Boss, Now))
            .ThenRejected<KakaoTextIsInvalid>();
        Assert.Equal(3, wrong.Problems.Length);
        OnKakao().When(new ApplyForKakaoText(Talk, new(AutoMessageKind.KakaoBotSwitch, "챗봇"), Boss, Now)).ThenRejected<KakaoTextIsInvalid>();
        var bot = new BotDefinition("안녕", "네?", [], null);
        OnKakao().Given(new ChannelAdded(new(new("bot"), ChannelType.Kakao, "봇", General.Id, bot, []), Now))
            .When(new ApplyForKakaoText(new("bot"), new(AutoMessageKind.KakaoBotSwitch, "챗봇"), Boss, Now))
            .ThenState(state => Assert.Single(state.KakaoApplications));
    }

    private static KakaoTextApplication Only(TenantState state) => Assert.Single(state.KakaoApplications);
}
