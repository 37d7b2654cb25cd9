using System.Text.Json;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.GrainInterfaces;
using Actors.Scenarios.Reading;
using Orleans;

namespace Actors.Scenarios.Playing;

/// <summary>Compares what a step must lead to with what it led to.</summary>
internal sealed class Look(ScenarioHost host, ChannelType channel)
{
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
        return Sent(expect)
            ?? Differs("state", expect.State, row is null ? "none" : Name(row.Status))
            ?? Differs("agent", expect.Agent, row?.Agent?.Value)
            ?? (expect.Input is not null && channel != ChannelType.Web ? "only web has an input" : Differs("input", expect.Input, "open"))
            ?? Differs("botAnswered", expect.BotAnswered, step.Who is not null && host.FanOut.BotAnswered(step.Who))
            ?? (expect.Ticket is null ? null : Differs("ticket", expect.Ticket, await HasTicketAsync(step.Who!)))
            ?? (expect.Position is null ? null : Differs("position", expect.Position, await PositionAsync(step.Who!)));
    }

    /// <summary>No automatic message is sent yet, so only "none" can hold.</summary>
    private static string? Sent(Expectation expect) => expect.Sent is not { Count: > 0 } sent ? null
        : $"expected sent [{string.Join(", ", sent.Select(message => message.Kind))}], came []";

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

    private Task<int?> PositionAsync(string who) => host.Grains
        .GetGrain<IQueueGrain>(GrainKey.Of(Cast.Tenant, Cast.Queue))
        .Position(Cast.Room(who));
}
