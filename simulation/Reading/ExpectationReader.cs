using System.Text.Json;

namespace Actors.Simulation.Reading;

/// <summary>Reads what a step must lead to.</summary>
internal static class ExpectationReader
{
    public static Expectation Read(Fields expect)
    {
        var read = new Expectation(
            expect.Has("sent") ? expect.List("sent", Message) : null,
            expect.Has("state")
                ? expect.OneOf("state", "none", "bot", "requested", "waiting", "received", "active", "held", "ended", "botEnded")
                : null,
            expect.Has("agent") ? new(expect.TextOrNull("agent")) : null,
            expect.Has("input") ? expect.OneOf("input", "open", "blocked") : null,
            expect.FlagOrNull("notified"),
            expect.FlagOrNull("botAnswered"),
            expect.TextOrNull("title"),
            expect.FlagOrNull("ticket"),
            expect.Has("position") ? new(expect.NumberOrNull("position")) : null,
            expect.FlagOrNull("refused"));
        expect.Done();
        return read;
    }

    private static ExpectedMessage Message(JsonElement json, Place place)
    {
        var message = new Fields(json, place);
        var read = new ExpectedMessage(
            message.Text("kind"), message.TextOrNull("text"), Sees(message, "customerSees"), Sees(message, "agentSees"),
            message.TextOrNull("agentKind"));
        message.Done();
        return read;
    }

    private static string? Sees(Fields message, string field) =>
        message.Has(field) ? message.OneOf(field, "bot", "agent", "customer", "kakao") : null;
}
