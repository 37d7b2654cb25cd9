using Actors.Domain.Bots;

namespace Actors.Domain.Tests.Bots;

public sealed class KeywordBotTests
{
    private static readonly BotDefinition Bot = new(
        "어서 오세요", "다시 말씀해 주세요",
        [new(["시간", "open"], "10시부터 18시까지입니다"), new(["시간표"], "없습니다")],
        new(["상담원"], "연결해 드릴게요"));

    [Theory]
    [InlineData(null, "어서 오세요", false)]
    [InlineData("안녕", "다시 말씀해 주세요", false)]
    [InlineData("운영 시간 알려 주세요", "10시부터 18시까지입니다", false)]
    [InlineData("시간표", "10시부터 18시까지입니다", false)]
    [InlineData("When do you OPEN?", "10시부터 18시까지입니다", false)]
    [InlineData("상담원 시간", "연결해 드릴게요", true)]
    public void The_first_that_fits_answers(string? utterance, string answer, bool calls)
    {
        var reply = KeywordBot.Answer(Bot, utterance);
        Assert.Equal(answer, Assert.Single(reply.Messages).Text.Value);
        Assert.Equal(calls, reply.CallsAgent);
    }

    [Fact]
    public void An_empty_text_is_not_said()
    {
        Assert.Equal(BotReply.Silence, KeywordBot.Answer(Bot with { Welcome = "" }, null));
        var call = KeywordBot.Answer(Bot with { AgentCall = new(["상담원"], " ") }, "상담원");
        Assert.Equal((true, true), (call.Messages.IsEmpty, call.CallsAgent));
    }

    [Fact]
    public void Without_an_agent_call_node_nobody_is_called() =>
        Assert.False(KeywordBot.Answer(Bot with { AgentCall = null }, "상담원").CallsAgent);
}
