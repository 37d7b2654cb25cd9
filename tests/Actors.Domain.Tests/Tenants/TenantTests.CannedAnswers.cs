using Actors.Domain.Agents;
using Actors.Domain.Tenants;
using Actors.Testing;

namespace Actors.Domain.Tests.Tenants;

using Spec = DeciderSpec<TenantDecider, TenantState, TenantCommand, TenantEvent>;

/// <content>Canned answers.</content>
public sealed partial class TenantTests
{
    private static AgentDefinition Chief => Kim with { Id = new("chief"), Role = AgentRole.Manager };
    private static AgentDefinition Colleague => Kim with { Id = new("lee"), Queues = [] };
    private static CannedAnswer Own => new("hello", "인사", "안녕하세요", CannedScope.Agent, Agent: Kim.Id);
    private static CannedAnswer Shared => new("bye", "마무리", "감사합니다", CannedScope.Tenant);
    private static CannedAnswer OfQueue => new("refund", "환불", "환불은 7일 안에", CannedScope.Queue, General.Id);

    private static Spec Staffed() => Acme().Given(new AgentAdded(Kim, Now), new AgentAdded(Chief, Now), new AgentAdded(Colleague, Now));

    private static SaveCannedAnswer Saves(AgentDefinition by, CannedAnswer answer) => new(answer, by.Id, Now);

    [Fact]
    public void An_agent_keeps_changes_and_forgets_answers_of_their_own()
    {
        Staffed().When(Saves(Kim, Own)).ThenEvents(new CannedAnswerSaved(Own, Kim.Id, Now));
        var changed = Own with { Text = "반갑습니다" };
        Staffed().When(Saves(Kim, Own), Saves(Kim, changed)).ThenState(state => Assert.Equal([changed], state.CannedAnswers));
        Staffed().When(Saves(Kim, Own), Saves(Kim, Own)).ThenNothing();
        Staffed().When(Saves(Kim, Own), new RemoveCannedAnswer(Own.Id, Kim.Id, Now)).ThenState(state => Assert.Empty(state.CannedAnswers));
    }

    [Fact]
    public void Nobody_touches_a_colleagues_own()
    {
        Staffed().When(Saves(Kim, Own), Saves(Chief, Own)).ThenRejected<NotFound>();
        Staffed().When(Saves(Kim, Own), Saves(Chief, Shared with { Id = Own.Id })).ThenRejected<NotFound>();
        Staffed().When(Saves(Kim, Own), new RemoveCannedAnswer(Own.Id, Colleague.Id, Now)).ThenRejected<NotFound>();
    }

    [Fact]
    public void Shared_answers_are_a_managers()
    {
        Staffed().When(Saves(Chief, Shared), Saves(Chief, OfQueue)).ThenState(state => Assert.Equal([Shared, OfQueue], state.CannedAnswers));
        Staffed().When(Saves(Kim, Shared)).ThenRejected<ManagerRequired>();
        Staffed().When(Saves(Chief, Shared), new RemoveCannedAnswer(Shared.Id, Kim.Id, Now)).ThenRejected<ManagerRequired>();
    }

    [Fact]
    public void An_agent_uses_the_own_the_queues_and_the_tenants()
    {
        Assert.Equal((true, true, true), (Own.IsFor(Kim), Shared.IsFor(Kim), OfQueue.IsFor(Kim)));
        Assert.Equal((false, true, false), (Own.IsFor(Colleague), Shared.IsFor(Colleague), OfQueue.IsFor(Colleague)));
        Assert.Equal((false, true, true), (Own.IsFor(Chief), Shared.IsFor(Chief), OfQueue.IsFor(Chief with { Queues = [] })));
    }

    [Fact]
    public void A_canned_answer_has_a_name_a_text_and_a_queue_that_there_is()
    {
        Staffed().When(Saves(Kim, Own with { Id = "Not a slug" })).ThenRejected<FieldIsInvalid>();
        Staffed().When(Saves(Kim, Own with { Name = " " })).ThenRejected<FieldIsInvalid>();
        Staffed().When(Saves(Kim, Own with { Text = "" })).ThenRejected<FieldIsInvalid>();
        Staffed().When(Saves(Kim, Own with { Text = new string('가', 1_001) })).ThenRejected<FieldIsInvalid>();
        Staffed().When(Saves(Chief, OfQueue with { Queue = null })).ThenRejected<FieldIsInvalid>();
        Staffed().When(Saves(Chief, Shared with { Queue = General.Id })).ThenRejected<FieldIsInvalid>();
        Staffed().When(Saves(Chief, OfQueue with { Queue = new("none") })).ThenRejected<NotFound>();
    }

    [Fact]
    public void There_is_an_end_to_canned_answers_and_a_known_one_can_still_be_changed()
    {
        var full = Staffed().Given(Enumerable.Range(0, CannedAnswer.MostOwn)
            .Select(number => new CannedAnswerSaved(Own with { Id = $"own-{number}" }, Kim.Id, Now)));
        Assert.Equal(CannedAnswer.MostOwn, full.When(Saves(Kim, Own)).ThenRejected<CannedAnswersAreFull>().Most);
        full.When(Saves(Kim, Own with { Id = "own-0", Text = "새 글" })).ThenState(state =>
            Assert.Equal("새 글", state.CannedAnswers[0].Text));
        full.When(Saves(Chief, Shared)).ThenEvents(new CannedAnswerSaved(Shared, Chief.Id, Now));
    }

    [Fact]
    public void Who_leaves_takes_the_own_answers_along() => Staffed()
        .When(Saves(Kim, Own), Saves(Chief, Shared), new RemoveAgent(Kim.Id, 0, Now))
        .ThenState(state => Assert.Equal([Shared], state.CannedAnswers));
}
