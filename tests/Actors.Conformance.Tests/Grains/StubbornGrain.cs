using System.Collections.Concurrent;
using Orleans;

namespace Actors.Conformance.Tests.Grains;

/// <summary>A grain whose first activation fails.</summary>
public interface IStubbornGrain : IGrainWithStringKey
{
    Task<string> Answer();
}

internal sealed class StubbornGrain : Grain, IStubbornGrain
{
    private static readonly ConcurrentDictionary<string, bool> Tried = new();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (Tried.TryAdd(this.GetPrimaryKeyString(), true)) throw new ArgumentException("not yet");
    }

    public Task<string> Answer() => Task.FromResult("yes");
}
