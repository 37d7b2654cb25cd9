using Actors.Domain.Bots;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;

namespace Actors.Domain.Tests.Bots;

/// <summary>The editor's test conversation: the bot answers, nobody is called.</summary>
public sealed class BotTrialTests
{
    private static readonly BotDefinition Bot = new("어서 오세요", "", [], new(["상담원"], "연결해 드릴게요"));

    [Theory]
    [InlineData(ChannelType.Web)]
    [InlineData(ChannelType.Kakao)]
    public void An_agent_call_node_calls_nobody_and_answers_with_a_notice(ChannelType type)
    {
        var trial = Try(type, "상담원");
        var said = Assert.Single(trial.Messages);
        Assert.Equal("연결해 드릴게요", said.Text.Value);
        Assert.Equal(type == ChannelType.Kakao ? [AgentCallNode.DefaultButton] : [], said.Choices);
        Assert.NotEmpty(trial.Notice!.Korean);
        Assert.NotEmpty(trial.Notice.English);
    }

    [Fact]
    public void A_node_without_a_guide_says_on_Kakao_what_its_button_says()
    {
        var bot = Bot with { AgentCall = new(["상담원"], "", Button: "사람과 이야기") };
        var said = Assert.Single(BotTrial.Of(Channel(ChannelType.Kakao, bot), TenantSettings.Default, "상담원").Messages);
        Assert.Equal(("사람과 이야기", "사람과 이야기"), (said.Text.Value, said.Connect));
    }

    [Fact]
    public void Without_the_node_there_is_no_notice()
    {
        Assert.Equal("어서 오세요", Assert.Single(Try(ChannelType.Web, null).Messages).Text.Value);
        Assert.Null(Try(ChannelType.Web, null).Notice);
        Assert.Empty(Try(ChannelType.Web, "?").Messages);
        Assert.Equal(TenantSettings.InitialEmptyMessage, Assert.Single(Try(ChannelType.KakaoBuilder, "?").Messages).Text.Value);
        Assert.Empty(BotTrial.Of(Channel(ChannelType.Kakao, null), TenantSettings.Default, "상담원").Messages);
    }

    private static BotTrial Try(ChannelType type, string? utterance) =>
        BotTrial.Of(Channel(type, Bot), TenantSettings.Default, utterance);

    private static ChannelDefinition Channel(ChannelType type, BotDefinition? bot) => new(new("main"), type, "", new("general"), bot, []);
}
