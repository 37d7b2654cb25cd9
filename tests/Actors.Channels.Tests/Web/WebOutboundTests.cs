using Actors.Channels.Web;
using Actors.Domain;
using Actors.Domain.Messages;

namespace Actors.Channels.Tests.Web;

public sealed class WebOutboundTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 4, 11, 0, 0, TimeSpan.FromHours(9));

    [Fact]
    public void The_customer_reads_the_agent_s_name_and_neither_ids()
    {
        var line = new MessageView(7, MessageView.Message, Speaker.Agent, "네", [], new AgentId("kim"), "client-id", At);

        Assert.Equal(
            new WebLine(7, MessageView.Message, Speaker.Agent, "네", [], "김해피", null, At),
            WebOutbound.Show(line, id => id.Value == "kim" ? "김해피" : null));
    }

    [Fact]
    public void The_customer_recognises_the_own_message_by_its_id()
    {
        var line = new MessageView(3, MessageView.Message, Speaker.Customer, "안녕", [], null, "client-id", At);

        Assert.Equal("client-id", WebOutbound.Show(line, _ => null)!.Id);
    }

    [Theory]
    [InlineData("assigned")]
    [InlineData("delegated")]
    [InlineData("held")]
    [InlineData("requeued")]
    [InlineData("resumed")]
    public void What_agents_do_among_themselves_is_not_shown(string kind) =>
        Assert.Null(WebOutbound.Show(new(5, kind, Speaker.System, null, [], new AgentId("kim"), null, At), _ => "김해피"));
}
