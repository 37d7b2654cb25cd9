using System.Collections.Immutable;
using Actors.Simulation.Reading;
using static Actors.Simulation.Playing.StepOutcome;

namespace Actors.Simulation.Playing;

/// <summary>Compares what a step must lead to with what it led to.</summary>
public static class Difference
{
    /// <summary>The first difference, in words, or null.</summary>
    public static string? Of(Expectation? expect, StepOutcome came)
    {
        if (came.Refused is { } refusal && expect?.Refused != true) return $"expected no refusal, came '{refusal}'";
        if (came.Refused is null && expect?.Refused == true) return "expected a refusal, came none";
        if (expect is null) return null;
        return Sent(expect.Sent, came.Sent)
            ?? Differs("state", expect.State, came.State)
            ?? Differs("agent", expect.Agent, came.Agent)
            ?? Differs("input", expect.Input, came.Input ?? "none, for only web has one")
            ?? Differs("notified", expect.Notified, came.Notified)
            ?? Differs("title", expect.Title, came.Title ?? "none")
            ?? Differs("botAnswered", expect.BotAnswered, came.BotAnswered)
            ?? Differs("ticket", expect.Ticket, came.Ticket)
            ?? Differs("position", expect.Position, came.Position);
    }

    private static string? Sent(IReadOnlyList<ExpectedMessage>? expected, ImmutableArray<SentMessage> came) =>
        expected is null || (expected.Count == came.Length && expected.Zip(came).All(pair => Is(pair.First, pair.Second)))
            ? null
            : $"expected sent [{string.Join(", ", expected.Select(Words))}], came [{string.Join(", ", came.Select(line => Words(line, expected)))}]";

    private static bool Is(ExpectedMessage expected, SentMessage came) =>
        expected.Kind == Text(came.Kind)
        && (expected.Text is null || expected.Text == came.Text)
        && (expected.CustomerSees is null || expected.CustomerSees == Text(came.CustomerSees))
        && (expected.AgentSees is null || expected.AgentSees == Text(came.AgentSees))
        && (expected.AgentKind is null || expected.AgentKind == Text(came.AgentKind ?? came.Kind));

    private static string Words(ExpectedMessage message) => string.Join(' ', new[]
    {
        message.Kind, message.Text is null ? null : $"'{message.Text}'", message.CustomerSees is null ? null : $"customer sees {message.CustomerSees}",
        message.AgentSees is null ? null : $"agent sees {message.AgentSees}", message.AgentKind is null ? null : $"as {message.AgentKind}",
    }.Where(word => word is not null));

    /// <summary>As much of what came as anything expected speaks of.</summary>
    private static string Words(SentMessage came, IReadOnlyList<ExpectedMessage> expected) => Words(new ExpectedMessage(
        Text(came.Kind), expected.Any(message => message.Text is not null) ? came.Text : null,
        expected.Any(message => message.CustomerSees is not null) ? Text(came.CustomerSees) : null,
        expected.Any(message => message.AgentSees is not null) ? Text(came.AgentSees) : null,
        expected.Any(message => message.AgentKind is not null) ? Text(came.AgentKind ?? came.Kind) : null));

    private static string? Differs(string what, string? expected, string came) =>
        expected is null || expected == came ? null : $"expected {what} {expected}, came {came}";

    private static string? Differs(string what, bool? expected, bool came) =>
        expected is null || expected == came ? null : $"expected {what} {Text(expected)}, came {Text(came)}";

    private static string? Differs<T>(string what, Expected<T>? expected, T came) =>
        expected is null || Equals(expected.Value, came) ? null : $"expected {what} {Text(expected.Value)}, came {Text(came)}";
}
