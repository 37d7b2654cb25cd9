using Actors.Domain.Agents;
using Actors.Testing;

namespace Actors.Domain.Tests.Agents;

using Spec = DeciderSpec<AgentDecider, AgentState, AgentCommand, AgentEvent>;

public sealed class AgentTests
{
    private static readonly DateTimeOffset Now = Sample.Now;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    [Fact]
    public void An_agent_begins_offline() => Assert.Equal(Presence.Offline, new Spec().State.Presence);

    [Fact]
    public void Setting_the_presence_owes_a_notice_to_the_queues() => new Spec()
        .When(new SetPresence(Presence.Online, Now))
        .ThenEvents(new AgentPresenceSet(Presence.Online, Now))
        .ThenState(state => Assert.Equal((1, Now + TimeSpan.FromSeconds(5)), (state.Notice, state.NextDue)));

    [Fact]
    public void Setting_the_same_presence_changes_nothing() =>
        new Spec().When(new SetPresence(Presence.Online, Now), new SetPresence(Presence.Online, Now)).ThenNothing();

    [Fact]
    public void A_reason_stands_beside_the_presence_until_the_next_one() => new Spec()
        .When(new SetPresence(Presence.Away, Now, "회의"))
        .ThenEvents(new AgentPresenceSet(Presence.Away, Now, "회의"))
        .ThenState(state => Assert.Equal((Presence.Away, "회의"), (state.Presence, state.Reason)))
        .When(new SetPresence(Presence.Away, Now, "회의"))
        .ThenNothing()
        .When(new SetPresence(Presence.Away, Now, "교육"))
        .ThenEvents(new AgentPresenceSet(Presence.Away, Now, "교육"))
        .When(new SetPresence(Presence.Online, Now))
        .ThenState(state => Assert.Equal((Presence.Online, null), (state.Presence, state.Reason)));

    [Theory]
    [InlineData(Presence.Online, "회의")]
    [InlineData(Presence.Offline, "퇴근")]
    [InlineData(Presence.Away, "")]
    [InlineData(Presence.Away, "  ")]
    [InlineData(Presence.Break, "두\n줄")]
    [InlineData(Presence.Meal, "널\0")]
    [InlineData(Presence.Away, "123456789012345678901234567890123456789012345678901")]
    public void A_reason_is_one_short_line_of_who_is_away(Presence presence, string reason) =>
        Assert.Equal("reason", Assert.IsType<FieldIsInvalid>(
            AgentDecider.Decide(AgentDecider.Initial, new SetPresence(presence, Now, reason)).Rejection).Field);

    [Fact]
    public void A_confirmed_notice_is_owed_no_longer() => new Spec()
        .When(new SetPresence(Presence.Online, Now), new AcknowledgeAgentNotice(1, Now))
        .ThenEvents(new AgentNoticeAcknowledged(1, Now))
        .ThenState(state => Assert.Equal((null, null), (state.Notice, state.NextDue)));

    [Fact]
    public void Confirming_an_older_notice_leaves_the_newer_one_owed() => new Spec()
        .When(new SetPresence(Presence.Online, Now), new SetPresence(Presence.Away, Now), new AcknowledgeAgentNotice(1, Now))
        .ThenNothing()
        .ThenState(state => Assert.Equal(2, state.Notice));

    [Fact]
    public void The_first_console_is_remembered_and_a_second_adds_nothing() => new Spec()
        .When(new ReturnConnection(Now))
        .ThenEvents(new AgentConsoleConnected(Now))
        .ThenState(state => Assert.True(state.HasConsole))
        .When(new ReturnConnection(Now))
        .ThenNothing();

    [Fact]
    public void After_a_start_the_grace_of_a_connected_console_begins_and_its_return_ends_it() => new Spec()
        .When(new SetPresence(Presence.Online, Now), new ReturnConnection(Now), new AcknowledgeAgentNotice(1, Now), new LoseConsole(Grace, Now))
        .ThenEvents(new AgentConnectionDropped(Now + Grace, Now))
        .ThenState(state => Assert.Equal((Now + Grace, false), (state.NextDue, state.HasConsole)))
        .When(new ReturnConnection(Now))
        .ThenEvents(new AgentConnectionReturned(Now), new AgentConsoleConnected(Now))
        .ThenState(state => Assert.Equal((null, true), (state.NextDue, state.HasConsole)));

    [Fact]
    public void A_start_means_nothing_to_who_works_without_a_console() =>
        new Spec().When(new SetPresence(Presence.Online, Now), new LoseConsole(Grace, Now)).ThenNothing();

    [Fact]
    public void Starts_do_not_lengthen_a_grace_that_runs() => new Spec()
        .When(new SetPresence(Presence.Online, Now), new ReturnConnection(Now), new LoseConsole(Grace, Now))
        .When(new LoseConsole(Grace, Now + (Grace / 2)))
        .ThenNothing()
        .ThenState(state => Assert.Equal(Now + Grace, state.GraceEndsAt));

    [Fact]
    public void Who_is_offline_loses_the_console_without_a_grace() => Assert.All<AgentCommand>(
        [new DropConnection(Grace, Now), new LoseConsole(Grace, Now)], gone => new Spec()
            .When(new ReturnConnection(Now), gone)
            .ThenEvents(new AgentConsoleDisconnected(Now))
            .When(new SetPresence(Presence.Online, Now), new LoseConsole(Grace, Now))
            .ThenNothing());

    [Fact]
    public void A_presence_set_within_the_grace_ends_it_but_connects_no_console() => new Spec()
        .When(
            new SetPresence(Presence.Online, Now), new ReturnConnection(Now), new DropConnection(Grace, Now),
            new SetPresence(Presence.Online, Now))
        .ThenEvents(new AgentConnectionReturned(Now))
        .When(new LoseConsole(Grace, Now))
        .ThenNothing();
}
