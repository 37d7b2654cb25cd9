using System.Text.Json.Serialization;

namespace Actors.Bench.Driving;

/// <summary>What the driver is told to do, one line of JSON on its standard input.</summary>
internal sealed record DriverOrder
{
    public required string Host { get; init; }

    /// <summary>One for each node; connections and sockets take turns.</summary>
    public required IReadOnlyList<int> Ports { get; init; }

    public required string Path { get; init; }

    public required string Authorization { get; init; }

    public required int Connections { get; init; }

    public required int Customers { get; init; }

    public required double WarmUp { get; init; }

    public required double Seconds { get; init; }

    /// <summary>Messages in each request.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>Whether the message is a skill request of Kakao i Open Builder instead of the ingest call's.</summary>
    public bool Skill { get; init; }

    /// <summary>Requests a second at fixed times; null: each connection sends when it has its answer.</summary>
    public double? Rate { get; init; }

    /// <summary>WebSockets that are listened to: path and query of each.</summary>
    public IReadOnlyList<string> Sockets { get; init; } = [];

    /// <summary>Whether they speak SignalR's JSON protocol; else raw frames.</summary>
    public bool IsHub { get; init; }

    /// <summary>Whether they watch a tab as a console does.</summary>
    public bool Watch { get; init; }

    /// <summary>The first customers, whom agents have: what they write must come to a socket. Null: everybody.</summary>
    public int? Heard { get; init; }

    /// <summary>Whether the rate is that of a broadcast's answers: four times as many in the first 15 % of the time; on average the rate.</summary>
    public bool Spike { get; init; }

    /// <summary>Of so many messages one asks for an agent, from a customer who has none yet; 0: none does.</summary>
    public int ConnectEvery { get; init; }
}

/// <summary>What came of it, one line of JSON on its standard output.</summary>
/// <param name="PerSecond">Answers a second within the measured time.</param>
/// <param name="P50">Milliseconds: to the answer; with sockets, to the frame.</param>
/// <param name="P99">The same.</param>
/// <param name="Most">The slowest.</param>
/// <param name="AnswerP99">Milliseconds to the answer of the request, in any case.</param>
/// <param name="Failed">Answers other than success, in the whole run.</param>
/// <param name="Missing">Messages whose frame never came.</param>
/// <param name="Failure">The first failed answer.</param>
internal sealed record DriverResult(
    double PerSecond, double P50, double P99, double Most, double AnswerP99, int Failed, int Missing, string? Failure)
{
    /// <summary>Milliseconds to the frame that one of a thousand exceeds.</summary>
    public double P999 { get; init; }

    /// <summary>Milliseconds to the answer, at a fixed rate.</summary>
    public double AnswerP50 { get; init; }

    /// <summary>The same, that one of ten exceeds: what a busy machine blurs less than the last hundredth.</summary>
    public double AnswerP90 { get; init; }

    /// <summary>The same, that one of a thousand exceeds.</summary>
    public double AnswerP999 { get; init; }

    /// <summary>Requests without an answer long after the last one was sent.</summary>
    public int Unanswered { get; init; }

    /// <summary>Messages whose frame came more than once.</summary>
    public int Doubled { get; init; }

    /// <summary>Frames that came after a later one of the same customer.</summary>
    public int Disordered { get; init; }

    /// <summary>Messages that were acknowledged in the whole run, and the sum of their ids: what the journal must hold.</summary>
    public long Acknowledged { get; init; }

    /// <summary>Modulo 2^63.</summary>
    public long SumOfIds { get; init; }

    /// <summary>Requests for an agent that were acknowledged.</summary>
    public int Connected { get; init; }
}

[JsonSerializable(typeof(DriverOrder))]
[JsonSerializable(typeof(DriverResult))]
internal sealed partial class DriverJson : JsonSerializerContext;
