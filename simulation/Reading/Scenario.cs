using System.Text.Json.Nodes;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;

namespace Actors.Simulation.Reading;

/// <summary>One scenario file, read and checked.</summary>
public sealed record Scenario(
    string Name, ChannelType Channel, bool Bot, DateTimeOffset Now, JsonObject Settings,
    IReadOnlyList<ScenarioAgent> Agents, IReadOnlyList<ScenarioCustomer> Customers, IReadOnlyList<Step> Steps);

/// <summary>An agent of a scenario.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">What customers read.</param>
/// <param name="Presence">The presence at the start.</param>
/// <param name="Chat">Chat permission.</param>
/// <param name="Assign">Whether the distribution gives anything.</param>
/// <param name="Capacity">The capacity, or null.</param>
/// <param name="Absences">Days off, scheduled breaks, the own meal.</param>
/// <param name="Queues">The queues of which the agent is a member, or null: all of them.</param>
public sealed record ScenarioAgent(
    string Id, string Name, Presence Presence, bool Chat, bool Assign, int? Capacity, AgentAbsences Absences,
    IReadOnlyList<string>? Queues = null);

/// <summary>A customer of a scenario.</summary>
public sealed record ScenarioCustomer(string Id, bool Blocked, bool ChannelAdded);

/// <summary>One step: what is done and what must come of it.</summary>
public sealed record Step(
    int Number, string Do, string? Who, string? Agent, string? To, string? Text, string? Category, string? Division,
    Presence? Presence, TimeSpan? For, JsonObject? Set, Expectation? Expect, int? Priority = null);

/// <summary>What a step must lead to; what is not named is not looked at.</summary>
public sealed record Expectation(
    IReadOnlyList<ExpectedMessage>? Sent, string? State, Expected<string?>? Agent, string? Input, bool? Notified,
    bool? BotAnswered, string? Title, bool? Ticket, Expected<int?>? Position, bool? Refused);

/// <summary>A value that may be expected to be null.</summary>
public sealed record Expected<T>(T Value);

/// <summary>One automatic message that must be sent.</summary>
public sealed record ExpectedMessage(
    string Kind, string? Text, string? CustomerSees, string? AgentSees, string? AgentKind);
