using System.Collections.Frozen;

namespace Actors.Api.Telemetry;

/// <summary>
/// What is exported, whichever way: these meters and sources, and of their tags these. A tag that is not here is left out and its series are
/// added up, so that no id, address or text becomes a label by a release of somebody else.
/// </summary>
internal static class Measured
{
    /// <summary>Not <c>System.Net.Http</c>: its tags name every host that a tenant configured.</summary>
    public static IReadOnlyList<string> Meters { get; } =
    [
        "Actors.Api", "Actors.Grains", "Actors.Storage",
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http.Connections", "Microsoft.AspNetCore.MemoryPool",
        "Microsoft.AspNetCore.RateLimiting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.Orleans", "Npgsql", "System.Runtime",
    ];

    /// <summary>Where spans come from.</summary>
    public static IReadOnlyList<string> Sources { get; } =
    [
        "Actors.Api", "Actors.Storage", "Microsoft.AspNetCore", "Microsoft.AspNetCore.SignalR.Server",
        "Microsoft.Orleans.Application", "Microsoft.Orleans.Runtime",
    ];

    /// <summary>What a span may say of itself.</summary>
    public static FrozenSet<string> Attributes { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "error.type", "http.request.method", "http.response.status_code", "http.route", "rpc.method", "rpc.service", "rpc.system");

    /// <summary>The tags that may become labels.</summary>
    public static FrozenSet<string> Tags { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "channel", "edge", "outcome", "result", "speaker", "status", "type",
        "error.type", "http.request.method", "http.response.status_code", "http.route", "signalr.connection.status",
        "cpu.mode", "dotnet.gc.heap.generation", "gc.heap.generation", "db.client.connection.pool.name", "db.client.connection.state");
}
