using Actors.Domain.Conversations;
using Actors.Domain.Messages;

namespace Actors.Channels.Tests;

/// <summary>No connector is ever given what agents write for colleagues.</summary>
public sealed class ForColleaguesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 11, 0, 0, TimeSpan.FromHours(9));

    [Fact]
    public void A_note_is_nothing_that_goes_out() =>
        Assert.Null(Outgoing.Of(new NoteAdded(new("kim"), MessageText.From("까다로운 손님"), "n1", Now)));

    [Fact]
    public void Neither_is_the_reason_of_a_delegation_nor_a_ticket()
    {
        Assert.Null(Outgoing.Of(new ConversationDelegated(new("kim"), new("lee"), Now, "까다로운 손님")));
        Assert.Null(Outgoing.Of(new TicketEdited(new("t-1"), 1, new("kim"), new("까다로운 손님"), Now)));
    }
}
