using System.Text.Json.Serialization;

namespace Actors.Bench.Driving;

/// <summary>What the driver is told to do, one line of JSON on its standard input.</summary>
internal sealed record DriverOrder
{
    public required string Host { get; init; }

    public required int Port { get; init; }

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
    double PerSecond, double P50, double P99, double Most, double AnswerP99, int Failed, int Missing, string? Failure);

[JsonSerializable(typeof(DriverOrder))]
[JsonSerializable(typeof(DriverResult))]
internal sealed partial class DriverJson : JsonSerializerContext;
