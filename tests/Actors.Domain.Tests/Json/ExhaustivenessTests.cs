using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;
using Actors.Testing;

namespace Actors.Domain.Tests.Json;

/// <summary>C# does not check open switches: every command reaches an arm, every event can be folded.</summary>
public sealed class ExhaustivenessTests
{
    private static readonly Sample Sample = new(true);

    public static TheoryData<Type> ConversationCommands => [.. Testing.Sample.Members(typeof(ConversationCommand))];

    public static TheoryData<Type> ConversationEvents => [.. Testing.Sample.Members(typeof(ConversationEvent))];

    public static TheoryData<Type> TenantCommands => [.. Testing.Sample.Members(typeof(TenantCommand))];

    public static TheoryData<Type> TenantEvents => [.. Testing.Sample.Members(typeof(TenantEvent))];

    public static TheoryData<Type> AgentCommands => [.. Testing.Sample.Members(typeof(AgentCommand))];

    public static TheoryData<Type> AgentEvents => [.. Testing.Sample.Members(typeof(AgentEvent))];

    [Theory]
    [MemberData(nameof(ConversationCommands))]
    public void Every_command_of_a_conversation_reaches_an_arm(Type command) => Assert.All(
        Enum.GetValues<ConversationStatus>(), status => Of(ConversationDecider.Decide(
            In(status), (ConversationCommand)Sample.Of(command)!)));

    [Theory]
    [MemberData(nameof(ConversationEvents))]
    public void Every_event_of_a_conversation_can_be_folded(Type happened) => Assert.Equal(
        4, ConversationDecider.Evolve(In(ConversationStatus.Active), (ConversationEvent)Sample.Of(happened)!).Seq);

    [Theory]
    [MemberData(nameof(TenantCommands))]
    public void Every_command_of_a_tenant_reaches_an_arm(Type command)
    {
        Of(TenantDecider.Decide(new(), (TenantCommand)Sample.Of(command)!));
        Of(TenantDecider.Decide(new() { Tenant = new("acme") }, (TenantCommand)Sample.Of(command)!));
    }

    [Theory]
    [MemberData(nameof(TenantEvents))]
    public void Every_event_of_a_tenant_can_be_folded(Type happened) =>
        Assert.Equal(1, TenantDecider.Evolve(new(), (TenantEvent)Sample.Of(happened)!).Seq);

    [Theory]
    [MemberData(nameof(AgentCommands))]
    public void Every_command_of_an_agent_reaches_an_arm(Type command) =>
        Of(AgentDecider.Decide(new(), (AgentCommand)Sample.Of(command)!));

    [Theory]
    [MemberData(nameof(AgentEvents))]
    public void Every_event_of_an_agent_can_be_folded(Type happened) =>
        Assert.Equal(1, AgentDecider.Evolve(new(), (AgentEvent)Sample.Of(happened)!).Seq);

    private static ConversationState In(ConversationStatus status) =>
        (ConversationState)Sample.Of(typeof(ConversationState))! with { Status = status };

    private static void Of<T>(Decision<T> decision) =>
        Assert.True(decision.Rejection is null || decision.Events.IsEmpty);
}
