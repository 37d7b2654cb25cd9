using System.Text.Json;
using Actors.Domain;
using Actors.Domain.AutoMessages;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.GrainInterfaces;
using Actors.Scenarios.Reading;
using Actors.Scenarios.Settings;
using Orleans;

namespace Actors.Scenarios.Playing;

/// <summary>Compares what a step must lead to with what it led to.</summary>
internal sealed class Look(ScenarioHost host, Scenario scenario, Deeds deeds)
{
    private static readonly string[] OfAnybody = ["wait", "settings", "agent.presence", "agent.drops", "agent.returns"];

    /// <summary>The first difference, in words, or null.</summary>
    public async Task<string?> DifferenceAsync(Step step, string? refusal)
    {
        var expect = step.Expect;
        if (refusal is not null && expect?.Refused != true) return $"expected no refusal, came '{refusal}'";
        if (refusal is null && expect?.Refused == true) return "expected a refusal, came none";
        if (expect is null) return null;
        var row = step.Who is { } who
            ? await host.Rows.ConversationAsync(Cast.Tenant, Cast.Room(who), CancellationToken.None)
            : null;
        return Sent(expect.Sent, host.FanOut.Sent(OfAnybody.Contains(step.Do) ? null : step.Who))
            ?? Differs("state", expect.State, row is null ? "none" : Name(row.Status))
            ?? Differs("agent", expect.Agent, row?.Agent?.Value)
            ?? Differs("input", expect.Input, step.Who is null ? "" : Input(step.Who, row))
            ?? Differs("notified", expect.Notified, step.Who is not null && host.FanOut.Notified(step.Who))
            ?? (expect.Title is null ? null : Differs("title", expect.Title, row?.Title ?? "none"))
            ?? Differs("botAnswered", expect.BotAnswered, step.Who is not null && host.FanOut.BotAnswered(step.Who))
            ?? (expect.Ticket is null ? null : Differs("ticket", expect.Ticket, await HasTicketAsync(step.Who!)))
            ?? (expect.Position is null ? null : Differs("position", expect.Position, await PositionAsync(step.Who!, row?.Queue)));
    }

    private static string? Sent(IReadOnlyList<ExpectedMessage>? expected, IReadOnlyList<MessageView> came) =>
        expected is null || (expected.Count == came.Count && expected.Zip(came).All(pair => Is(pair.First, pair.Second)))
            ? null
            : $"expected sent [{string.Join(", ", expected.Select(Words))}], came [{string.Join(", ", came.Select(line => Words(line, expected)))}]";

    private static bool Is(ExpectedMessage expected, MessageView came) =>
        expected.Kind == Text(came.Auto!.Kind)
        && (expected.Text is null || expected.Text == came.Text)
        && (expected.CustomerSees is null || expected.CustomerSees == Text(came.Auto.CustomerSees))
        && (expected.AgentSees is null || expected.AgentSees == Text(came.Auto.AgentSees))
        && (expected.AgentKind is null || expected.AgentKind == Text(came.Auto.AgentKind ?? came.Auto.Kind));

    private static string Words(ExpectedMessage message) => string.Join(' ', new[]
    {
        message.Kind, message.Text is null ? null : $"'{message.Text}'", message.CustomerSees is null ? null : $"customer sees {message.CustomerSees}",
        message.AgentSees is null ? null : $"agent sees {message.AgentSees}", message.AgentKind is null ? null : $"as {message.AgentKind}",
    }.Where(word => word is not null));

    /// <summary>As much of what came as anything expected speaks of.</summary>
    private static string Words(MessageView line, IReadOnlyList<ExpectedMessage> expected) => Words(new(
        Text(line.Auto!.Kind), expected.Any(message => message.Text is not null) ? line.Text : null,
        expected.Any(message => message.CustomerSees is not null) ? Text(line.Auto.CustomerSees) : null,
        expected.Any(message => message.AgentSees is not null) ? Text(line.Auto.AgentSees) : null,
        expected.Any(message => message.AgentKind is not null) ? Text(line.Auto.AgentKind ?? line.Auto.Kind) : null));

    private string Input(string who, ConversationRow? row)
    {
        var rules = TenantRules.Of(SettingsDocument.Read(deeds.Settings));
        var blocked = scenario.Customers.First(customer => customer.Id == who).Blocked;
        return scenario.Channel != ChannelType.Web ? "none, for only web has one"
            : AutoMessageRules.InputIsOpen(rules, scenario.Channel, blocked, row?.Status ?? ConversationStatus.None) ? "open" : "blocked";
    }

    private static string? Differs(string what, string? expected, string came) =>
        expected is null || expected == came ? null : $"expected {what} {expected}, came {came}";

    private static string? Differs(string what, bool? expected, bool came) =>
        expected is null || expected == came ? null : $"expected {what} {Text(expected)}, came {Text(came)}";

    private static string? Differs<T>(string what, Expected<T>? expected, T came) =>
        expected is null || Equals(expected.Value, came) ? null : $"expected {what} {Text(expected.Value)}, came {Text(came)}";

    private static string Text<T>(T value) => JsonSerializer.Serialize(value).Trim('"');

    private static string Name(ConversationStatus status) => Text(status);

    private async Task<bool> HasTicketAsync(string who) =>
        (await host.Rows.TicketsAsync(Cast.Tenant, Cast.Room(who), CancellationToken.None)).Count > 0;

    private Task<int?> PositionAsync(string who, QueueId? queue) => host.Grains
        .GetGrain<IQueueGrain>(GrainKey.Of(Cast.Tenant, queue ?? Cast.Queue))
        .Position(Cast.Room(who));
}
