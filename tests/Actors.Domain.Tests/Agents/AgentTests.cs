using Actors.Domain.Agents;
using Actors.Testing;

namespace Actors.Domain.Tests.Agents;

using Spec = DeciderSpec<AgentDecider, AgentState, AgentCommand, AgentEvent>;

public sealed class AgentTests
{
    private static readonly DateTimeOffset Now = Sample.Now;

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
    public void A_confirmed_notice_is_owed_no_longer() => new Spec()
        .When(new SetPresence(Presence.Online, Now), new AcknowledgeAgentNotice(1, Now))
        .ThenEvents(new AgentNoticeAcknowledged(1, Now))
        .ThenState(state => Assert.Equal((null, null), (state.Notice, state.NextDue)));

    [Fact]
    public void Confirming_an_older_notice_leaves_the_newer_one_owed() => new Spec()
        .When(new SetPresence(Presence.Online, Now), new SetPresence(Presence.Away, Now), new AcknowledgeAgentNotice(1, Now))
        .ThenNothing()
        .ThenState(state => Assert.Equal(2, state.Notice));
}
