using Actors.Api.Consoles;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Storage;

namespace Actors.Api.Tests.Consoles;

public sealed class FeedStepTests
{
    private static readonly TenantId Acme = new("acme");
    private static readonly AgentId?[] Agents = [null, new("kim"), new("lee"), new("park")];

    [Fact]
    public void Nothing_is_kept_from_a_console_that_shows_it_or_showed_it()
    {
        for (var seed = 1; seed <= 50; seed++)
        {
            var random = new Random(seed);
            var rows = Enumerable.Range(0, 60).Select(number => Row(number, random)).ToList();
            var step = new FeedStep(FeedPosition.Start, new(1, 60), rows, TabCounts.None);
            foreach (var agent in Agents.OfType<AgentId>())
            {
                var shown = rows.Where(_ => random.Next(10) == 0).Select(row => row.Id).ToHashSet();
                var told = step.RowsFor(agent, shown).ToList();
                Assert.Equal(rows.Where(told.Contains), told);
                var viewer = new Viewer(Acme, agent, IsManager: false);
                foreach (var tab in new[] { "waiting", "received", "active", "held", "ended", "bot" })
                {
                    var concerned = rows.Where(row => Tab.Shows(viewer, tab, row) || shown.Contains(row.Id));
                    Assert.True(concerned.All(told.Contains), $"seed {seed}, {agent}, {tab}");
                }
            }
        }
    }

    [Fact]
    public void Colleagues_conversations_are_left_out()
    {
        AgentId kim = new("kim"), lee = new("lee");
        ConversationRow[] rows =
        [
            Row(1, ConversationStatus.Active, kim, null),
            Row(2, ConversationStatus.Active, lee, null),
            Row(3, ConversationStatus.Held, lee, kim),
            Row(4, ConversationStatus.Waiting, null, null),
            Row(5, ConversationStatus.Received, lee, null),
        ];
        var step = new FeedStep(FeedPosition.Start, new(1, 5), rows, TabCounts.None);

        Assert.Equal([rows[0], rows[2], rows[3]], step.RowsFor(kim, []));
        Assert.Equal([rows[0], rows[2], rows[3], rows[4]], step.RowsFor(kim, [rows[4].Id, rows[0].Id]));
    }

    private static ConversationRow Row(int number, Random random)
    {
        var statuses = Enum.GetValues<ConversationStatus>();
        return Row(
            number, statuses[random.Next(statuses.Length)], Agents[random.Next(Agents.Length)], Agents[random.Next(Agents.Length)]);
    }

    private static ConversationRow Row(int number, ConversationStatus status, AgentId? agent, AgentId? delegatedBy) => new(
        Acme, new($"room-{number}"), 1, new("web"), ChannelType.Web, new($"customer-{number}"), null, status, 1, 1, null, agent, delegatedBy,
        null, 0, null, Speaker.Customer, "안녕하세요", null, 1, null);
}
