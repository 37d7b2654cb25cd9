using Orleans;

namespace Actors.Conformance.Tests.Grains;

/// <summary>A grain that calls back whoever calls it.</summary>
public interface ICallerGrain : IGrainWithStringKey
{
    /// <summary>Calls the other grain, which calls <see cref="Ping"/> here; answers what came of it.</summary>
    Task<string> CallBackThrough(string other);

    Task<string> Ping();

    /// <summary>Hands out a reference to itself, made by AsReference.</summary>
    Task<ICallerGrain> Self();
}

public interface IEchoGrain : IGrainWithStringKey
{
    Task<string> PingBack(ICallerGrain caller);
}

internal sealed class CallerGrain : Grain, ICallerGrain
{
    public async Task<string> CallBackThrough(string other)
    {
        try
        {
            return await GrainFactory.GetGrain<IEchoGrain>(other).PingBack(this.AsReference<ICallerGrain>());
        }
        catch (TimeoutException)
        {
            return "timed out";
        }
    }

    public Task<string> Ping() => Task.FromResult("pong");

    public Task<ICallerGrain> Self() => Task.FromResult(this.AsReference<ICallerGrain>());
}

internal sealed class EchoGrain : Grain, IEchoGrain
{
    public Task<string> PingBack(ICallerGrain caller) => caller.Ping();
}
