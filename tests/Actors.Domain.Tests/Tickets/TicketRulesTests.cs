using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;
using Actors.Domain.Tickets;

namespace Actors.Domain.Tests.Tickets;

/// <summary>What may be written on a ticket.</summary>
public sealed class TicketRulesTests
{
    private static readonly TenantSettings Settings = TenantSettings.Default with
    {
        Categories = [new("주문", [new("배송"), new("환불")])],
        TicketFields = [
            new("order", "주문 번호"), new("amount", "금액", TicketFieldKind.Number), new("due", "기한", TicketFieldKind.Date),
            new("vip", "VIP", TicketFieldKind.YesNo), new("model", "모델", TicketFieldKind.Choice, ["A", "B"])],
    };

    private static readonly AgentCard Lee = new(new("lee"), "이상담", AgentRole.Agent, true, true, null, [], Presence.Offline);

    private static TicketDetails After(TicketChange change, TicketDetails? before = null, AgentCard? assignee = null)
    {
        Assert.Null(TicketRules.Change(before ?? new(), change, Settings, assignee, out var after));
        return after;
    }

    private static Rejection? Refused(TicketChange change, AgentCard? assignee = null) =>
        TicketRules.Change(new(), change, Settings, assignee, out _);

    [Fact]
    public void What_is_absent_stays()
    {
        var before = new TicketDetails(
            "제목", TicketStatus.Pending, TicketPriority.Urgent, new("주문", "배송"), new("kim"), ["급함"], [new("order", "A-1")]);
        Assert.Equal(before, After(new(), before));
        Assert.Equal(before with { Status = TicketStatus.Closed }, After(new(Status: TicketStatus.Closed), before));
    }

    [Fact]
    public void What_is_empty_is_cleared()
    {
        var before = new TicketDetails("제목", Topic: new("주문", "배송"), Assignee: new("kim"), Tags: ["급함"], Fields: [new("order", "A-1")]);
        Assert.Equal(new(), After(new("", Category: "", Assignee: "", Tags: [], Fields: [new("order", "")]), before));
    }

    [Fact]
    public void A_category_without_a_division_is_its_first()
    {
        Assert.Equal(new Topic("주문", "배송"), After(new(Category: "주문")).Topic);
        Assert.Equal(new Topic("주문", "환불"), After(new(Category: "주문", Division: "환불")).Topic);
        Assert.IsType<TopicIsUnknown>(Refused(new(Category: "주문", Division: "없음")));
    }

    [Fact]
    public void The_assignee_is_an_agent_who_may_chat()
    {
        Assert.Equal(Lee.Id, After(new(Assignee: "lee"), assignee: Lee).Assignee);
        Assert.IsType<AgentMayNotChat>(Refused(new(Assignee: "lee"), Lee with { Chat = false }));
        Assert.IsType<AgentMayNotChat>(Refused(new(Assignee: "nobody")));
    }

    [Fact]
    public void Tags_are_trimmed_and_each_once()
    {
        Assert.Equal(["급함", "재문의"], After(new(Tags: [" 급함", "재문의", "급함 "])).Tags);
        Assert.IsType<FieldIsInvalid>(Refused(new(Tags: [" "])));
        Assert.IsType<FieldIsInvalid>(Refused(new(Tags: [new string('가', 41)])));
        Assert.IsType<FieldIsInvalid>(Refused(new(Tags: [.. Enumerable.Range(0, 21).Select(number => $"{number}")])));
    }

    [Theory]
    [InlineData("order", "A-2026-1", true)]
    [InlineData("amount", "12000.5", true)]
    [InlineData("amount", "만 원", false)]
    [InlineData("due", "2026-11-21", true)]
    [InlineData("due", "2026-02-30", false)]
    [InlineData("vip", "true", true)]
    [InlineData("vip", "네", false)]
    [InlineData("model", "B", true)]
    [InlineData("model", "C", false)]
    [InlineData("none", "x", false)]
    public void A_field_takes_what_its_kind_says(string id, string value, bool fits) =>
        Assert.Equal(fits, Refused(new(Fields: [new(id, value)])) is null);

    [Fact]
    public void Fields_stand_in_the_order_of_the_settings_and_what_the_settings_forgot_is_kept()
    {
        var before = new TicketDetails(Fields: [new("old", "보존"), new("model", "A")]);
        Assert.Equal(
            [new("order", "A-1"), new("model", "A"), new("old", "보존")], After(new(Fields: [new("order", "A-1")]), before).Fields);
    }

    [Fact]
    public void A_subject_is_one_line_of_up_to_two_hundred_characters()
    {
        Assert.Null(Refused(new(new string('가', 200))));
        Assert.IsType<FieldIsInvalid>(Refused(new(new string('가', 201))));
        Assert.IsType<FieldIsInvalid>(Refused(new("두\n줄")));
    }
}
