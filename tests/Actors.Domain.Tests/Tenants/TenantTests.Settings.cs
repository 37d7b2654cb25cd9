using Actors.Domain.Agents;
using Actors.Domain.Bots;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;

namespace Actors.Domain.Tests.Tenants;

/// <content>Settings, and what a bot may say.</content>
public sealed partial class TenantTests
{
    [Fact]
    public void Settings_are_replaced_as_a_whole() => Acme()
        .When(new ChangeSettings(new("그만", Distribution.Manual, DistributionScope.All), Now))
        .ThenEvents(new SettingsChanged(new("그만", Distribution.Manual, DistributionScope.All), Now));

    [Fact]
    public void The_same_settings_change_nothing() =>
        Acme().When(new ChangeSettings(TenantSettings.Default, Now)).ThenNothing();

    [Fact]
    public void A_password_is_replaced_for_one_agent_who_exists()
    {
        var lee = Kim with { Id = new("lee") };
        Acme().Given(new AgentAdded(Kim, Now), new AgentAdded(lee, Now))
            .When(new SetPassword(Kim.Id, "other", Now))
            .ThenEvents(new PasswordSet(Kim.Id, "other", Now))
            .ThenState(state => Assert.Equal(["other", "hash"], state.Agents.Select(agent => agent.PasswordHash)));
        Acme().When(new SetPassword(new("nobody"), "other", Now)).ThenRejected<AgentIsUnknown>();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" 취소")]
    [InlineData("123456789012345678901")]
    [InlineData("a\0")]
    public void The_cancel_word_is_1_to_20_characters_without_blanks_around(string word) => Assert.Equal(
        "cancelWord",
        Assert.Single(Acme().When(new ChangeSettings(TenantSettings.Default with { CancelWord = word }, Now))
            .ThenRejected<SettingsAreInvalid>().Problems).Field);

    [Fact]
    public void A_bot_says_nothing_that_no_customer_could_read()
    {
        const string Text = "a\ud83d";
        var bot = new BotDefinition("어서 오세요", "네", [new(["시간"], "10시")], new(["상담원"], "연결합니다"));
        Refused(bot with { Welcome = Text });
        Refused(bot with { Fallback = Text });
        Refused(bot with { Answers = [new(["시간"], Text)] });
        Refused(bot with { Answers = [new([Text], "10시")] });
        Refused(bot with { AgentCall = new(["상담원"], Text) });
        Refused(bot with { AgentCall = new([" "], "연결합니다") });
        Refused(bot with { AgentCall = new(["상담원"], "연결합니다", Button: " ") });
        Refused(bot with { AgentCall = new(["상담원"], "연결합니다", Button: new('가', 21)) });
        Refused(bot with { Answers = default });
        Refused(bot with { Fallback = new('가', 10_001) });
        Acme().When(new AddChannel(Web with { Bot = bot }, Now)).ThenEvents(new ChannelAdded(Web with { Bot = bot }, Now));
        Acme().When(new AddChannel(Web with { Bot = bot with { Welcome = "", AgentCall = null } }, Now))
            .ThenState(state => Assert.NotNull(state.Channel(Web.Id)));

        void Refused(BotDefinition wrong) => Assert.StartsWith(
            "bot", Acme().When(new AddChannel(Web with { Bot = wrong }, Now)).ThenRejected<FieldIsInvalid>().Field);
    }

    [Fact]
    public void A_builder_is_nothing_without_a_bot() => Acme()
        .When(new AddChannel(Web with { Type = ChannelType.KakaoBuilder }, Now))
        .ThenRejected<FieldIsInvalid>();
}
