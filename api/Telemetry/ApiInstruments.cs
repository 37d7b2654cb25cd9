using System.Diagnostics;
using System.Diagnostics.Metrics;
using Actors.Api.Problems;

namespace Actors.Api.Telemetry;

/// <summary>What the edge of this process measures. See docs/telemetry.md.</summary>
internal sealed class ApiInstruments
{
    /// <summary>The name of the meter and of the source of spans.</summary>
    public const string Name = "Actors.Api";

    private static readonly ActivitySource Source = new(Name);

    private readonly Counter<long> _refusals;
    private int _consoles;
    private int _customers;

    public ApiInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _refusals = meter.CreateCounter<long>("actors.refusals", "{refusal}", "Calls that were refused, by problem type and edge.");
        meter.CreateObservableGauge("actors.consoles.open", () => Volatile.Read(ref _consoles), "{connection}", "Consoles connected here.");
        meter.CreateObservableGauge("actors.customers.open", () => Volatile.Read(ref _customers), "{connection}", "Customers' sockets open here.");
    }

    public void ConsoleOpened() => Interlocked.Increment(ref _consoles);

    public void ConsoleClosed() => Interlocked.Decrement(ref _consoles);

    public void CustomerOpened() => Interlocked.Increment(ref _customers);

    public void CustomerClosed() => Interlocked.Decrement(ref _customers);

    /// <summary>Counts a refusal under the last part of its type, of which there is an approved list.</summary>
    /// <param name="edge"><c>http</c>, <c>socket</c> or <c>hub</c>.</param>
    /// <param name="type">The problem's type; what is not one of ours is not counted.</param>
    public void Refused(string edge, string type)
    {
        if (Problem.CodeOf(type) is { } code)
        {
            _refusals.Add(1, new("type", code), new KeyValuePair<string, object?>("edge", edge));
        }
    }

    /// <summary>A span for something that came over a socket, where no request makes one.</summary>
    public static Activity? Frame(string type) => Source.StartActivity($"frame {type}", ActivityKind.Server);
}
