using Actors.Domain.Conversations;

namespace Actors.Domain.Tests.Conversations;

public sealed class PlaceChangeTests
{
    private static readonly AgentId Kim = new("kim"), Lee = new("lee");

    public static TheoryData<ConversationStatus, string?, ConversationStatus, string?, string?, string?> Changes => new()
    {
        { ConversationStatus.Waiting, null, ConversationStatus.Received, "kim", null, "kim" },
        { ConversationStatus.Requested, null, ConversationStatus.Active, "kim", null, "kim" },
        { ConversationStatus.Active, "kim", ConversationStatus.Held, "kim", "kim", null },
        { ConversationStatus.Active, "kim", ConversationStatus.Held, "lee", "kim", null },
        { ConversationStatus.Active, "kim", ConversationStatus.Ended, null, "kim", null },
        { ConversationStatus.Received, "kim", ConversationStatus.Received, "lee", "kim", "lee" },
        { ConversationStatus.Held, "lee", ConversationStatus.Active, "lee", null, "lee" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_place_moves_with_received_and_active(
        ConversationStatus before, string? holder, ConversationStatus after, string? next, string? released, string? taken) =>
        Assert.Equal(new(Id(released), Id(taken)), PlaceChange.Between(In(before, holder), In(after, next)));

    [Fact]
    public void Nothing_moves_while_the_same_agent_works_on() =>
        Assert.Null(PlaceChange.Between(In(ConversationStatus.Received, "kim"), In(ConversationStatus.Active, "kim")));

    [Fact]
    public void Nothing_moves_where_nobody_has_a_place() =>
        Assert.Null(PlaceChange.Between(In(ConversationStatus.Held, "kim"), In(ConversationStatus.Ended, null)));

    private static AgentId? Id(string? id) => id is null ? null : id == "kim" ? Kim : Lee;

    private static ConversationState In(ConversationStatus status, string? agent) => new() { Status = status, Agent = Id(agent) };
}
