using Orleans;

namespace Actors.Embedded.Tests.Runtime;

internal interface ICounterGrain : IGrainWithStringKey
{
    ValueTask<int> Next();

    Task<int> NextTask();

    Task Nothing();
}

internal sealed class CounterGrain : Grain, ICounterGrain
{
    private int _count;

    public ValueTask<int> Next() => new(++_count);

    public Task<int> NextTask() => Task.FromResult(++_count);

    public Task Nothing() => Task.CompletedTask;
}
