using Actors.Domain.Agents;
using Actors.Domain.Hours;
using Actors.Domain.Tenants;

namespace Actors.Domain.Tests.Tenants;

/// <content>What an agent may do, and when the agent is not there.</content>
public sealed partial class TenantTests
{
    private static ChangeAgent ToManager => new(Kim.Id, "김관리", AgentRole.Manager, false, false, null, [], Now);

    private static readonly AgentAbsences Away = new(
        [new(2026, 12, 24)], [new(new(2026, 12, 23), ClockSpan.Of(15 * 60, 16 * 60)!)], ClockSpan.Of(12 * 60, 13 * 60));

    [Fact]
    public void An_agent_is_changed_and_keeps_password_and_absences()
    {
        var state = Acme().When(new AddAgent(Kim, Now), new SetAgentAbsences(Kim.Id, Away, Now), ToManager).State;
        Assert.Equal(
            Kim with { Name = "김관리", Role = AgentRole.Manager, Chat = false, Assign = false, Capacity = null, Queues = [], Absences = Away },
            state.Agent(Kim.Id));
    }

    [Fact]
    public void The_same_again_changes_nothing()
    {
        Acme().When(new AddAgent(Kim, Now), ToManager, ToManager).ThenNothing();
        Acme().When(
            new AddAgent(Kim, Now), new SetAgentAbsences(Kim.Id, Away, Now),
            new SetAgentAbsences(Kim.Id, new([.. Away.DayOff], [.. Away.Breaks], Away.Meal), Now)).ThenNothing();
    }

    [Fact]
    public void A_change_is_held_to_what_an_added_agent_is_held_to()
    {
        var acme = Acme().When(new AddAgent(Kim, Now));
        acme.When(ToManager with { Agent = new("nobody") }).ThenRejected<AgentIsUnknown>();
        Assert.Equal("name", acme.When(ToManager with { Name = " " }).ThenRejected<FieldIsInvalid>().Field);
        Assert.Equal("capacity", acme.When(ToManager with { Capacity = 0 }).ThenRejected<FieldIsInvalid>().Field);
        Assert.Equal("role", acme.When(ToManager with { Role = AgentRole.Operator }).ThenRejected<FieldIsInvalid>().Field);
        acme.When(ToManager with { Queues = [new("none")] }).ThenRejected<NotFound>();
    }

    [Fact]
    public void The_last_administrator_keeps_the_role()
    {
        var boss = Kim with { Role = AgentRole.Administrator };
        Acme().When(new AddAgent(boss, Now), ToManager).ThenRejected<LastAdministrator>();
        Acme().When(new AddAgent(boss, Now), ToManager with { Role = AgentRole.Administrator }).ThenEvents(
            new AgentChanged(Kim.Id, "김관리", AgentRole.Administrator, false, false, null, [], Now));
        Acme().When(new AddAgent(boss, Now), new AddAgent(boss with { Id = new("lee") }, Now), ToManager).ThenEvents(
            new AgentChanged(Kim.Id, "김관리", AgentRole.Manager, false, false, null, [], Now));
    }

    [Fact]
    public void Absences_are_bounded_and_name_each_day_once()
    {
        var acme = Acme().When(new AddAgent(Kim, Now));
        acme.When(new SetAgentAbsences(new("nobody"), Away, Now)).ThenRejected<AgentIsUnknown>();
        acme.When(new SetAgentAbsences(Kim.Id, Away with { DayOff = [Away.DayOff[0], Away.DayOff[0]] }, Now)).ThenRejected<FieldIsInvalid>();
        var many = Enumerable.Range(0, 367).Select(day => new DateOnly(2026, 1, 1).AddDays(day)).ToArray();
        Assert.Equal(
            "dayOff", acme.When(new SetAgentAbsences(Kim.Id, new([.. many]), Now)).ThenRejected<FieldIsInvalid>().Field);
        Assert.Equal("breaks", acme.When(new SetAgentAbsences(
            Kim.Id, new([], [.. many.Select(day => new DatedSpan(day, ClockSpan.WholeDay))]), Now)).ThenRejected<FieldIsInvalid>().Field);
        acme.When(new SetAgentAbsences(Kim.Id, new([.. many[..366]]), Now));
    }
}
