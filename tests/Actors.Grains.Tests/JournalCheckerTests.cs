using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Testing;

namespace Actors.Grains.Tests;

/// <summary>The checker is believed when it finds nothing; so it must find what is there.</summary>
public sealed class JournalCheckerTests
{
    private static readonly AgentId Kim = new("kim"), Lee = new("lee");
    private static readonly DateTimeOffset Now = Sample.Now;
    private readonly JournalChecker _checker = new(new Dictionary<AgentId, int?> { [Kim] = 1 });

    [Fact]
    public void A_proper_story_has_no_fault()
    {
        Read("a", [.. Given(), new ConsultingStarted(1, Kim, Now), new TicketOpened(new("a-1"), 1, Kim, Now), Speaks(Kim),
            new ConversationEnded(EndedBy.Agent, Kim, Now)]);
        Read("b", Given());
        Assert.Empty(_checker.Faults);
        Assert.Equal(("over", "agent", "over"), (_checker.Control(new("a")), _checker.Control(new("b")), _checker.Control(new("c"))));
    }

    [Fact]
    public void Two_owners_are_found() =>
        Finds("given to lee while kim had it", [.. Given(), new ConsultingStarted(1, Kim, Now), Gives(Lee)]);

    [Fact]
    public void Words_of_who_lost_it_are_found() => Finds("kim spoke without having it",
        [.. Given(), new ConsultingStarted(1, Kim, Now), new ConversationDelegated(Kim, Lee, Now), Speaks(Kim)]);

    [Fact]
    public void A_bot_that_speaks_while_paused_is_found() =>
        Finds("the bot spoke while it was paused", [.. Given(), new BotMessageSent(1, MessageText.From("네"), [], Now)]);

    [Fact]
    public void A_verdict_for_an_older_hand_off_is_found() => Finds("assigned hand-off 1 in 2",
        [.. Given(), new SwitchedToBot(EndedBy.Customer, Now), Asks(2), Gives(Kim)]);

    [Fact]
    public void Two_tickets_for_one_hand_off_are_found() => Finds("a second ticket for one hand-off",
        [.. Given(), new TicketOpened(new("a-1"), 1, Kim, Now), new TicketOpened(new("a-1"), 1, Kim, Now)]);

    [Fact]
    public void More_than_capacity_is_found()
    {
        Read("a", Given());
        Read("b", Given());
        Assert.Contains(_checker.Faults, fault => fault.Contains("2 conversations but a capacity of 1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1 2 2", "1 2")]
    [InlineData("1", "1 2")]
    [InlineData("2 1", "1 2")]
    public void A_message_missing_doubled_or_out_of_order_is_found(string kept, string acknowledged)
    {
        Read("a", [Opens(), .. kept.Split(' ').Select(id => new CustomerMessageReceived(MessageText.From("문의"), id, Now))]);
        _checker.CheckAcknowledged(new("a"), [.. acknowledged.Split(' ').Select(id => $"c:{id}")]);
        Assert.NotEmpty(_checker.Faults);
    }

    private static ConversationOpened Opens() =>
        new(new(new("acme"), new("web"), ChannelType.Web, new("c"), null, true), Now);

    private static HandOffRequested Asks(int handOff) => new(handOff, new("general"), RequestedBy.Customer, Now);

    private static ConversationAssigned Gives(AgentId agent) => new(1, agent, AssignedBy.Distribution, null, Now);

    private static AgentMessageSent Speaks(AgentId agent) => new(agent, MessageText.From("네"), "r1", Now);

    private static ConversationEvent[] Given() => [Opens(), Asks(1), Gives(Kim)];

    private void Read(string room, ConversationEvent[] events) => _checker.Read(new(room), events);

    private void Finds(string fault, ConversationEvent[] events)
    {
        Read("a", events);
        Assert.Contains(fault, Assert.Single(_checker.Faults), StringComparison.Ordinal);
    }
}
