using Actors.Conformance.Tests.Fixture;
using Orleans;
using Orleans.Concurrency;

namespace Actors.Conformance.Tests.Grains;

/// <summary>Methods that announce themselves and wait at a gate, so that a test sees which of them overlap.</summary>
public interface IGateGrain : IGrainWithStringKey
{
    /// <summary>Announces "name/in", waits for "name/out", answers how many were inside at most.</summary>
    Task<int> Enter(string name);

    [ReadOnly]
    Task<int> Read(string name);

    [AlwaysInterleave]
    Task<int> Inside();

    [OneWay]
    Task Tell(string name);

    [ResponseTimeout("00:00:00.300")]
    Task<int> EnterBriefly(string name);

    Task EnterUntilCancelled(string name, CancellationToken cancellationToken);

    ValueTask<int> IncrementSlowly();

    ValueTask Pause();

    Task Fail(string message);

    Task<bool> RunsOnItsOwnScheduler();
}

public interface IReentrantGateGrain : IGrainWithStringKey
{
    Task<int> Enter(string name);
}

internal abstract class GateGrainBase : Grain
{
    private int _count;
    private int _inside;
    private int _most;

    public async Task<int> Enter(string name)
    {
        _most = Math.Max(_most, ++_inside);
        Signals.Raise($"{name}/in");
        await Signals.Raised($"{name}/out");
        Signals.Raise($"{name}/done");
        _inside--;
        return _most;
    }

    public Task<int> Read(string name) => Enter(name);

    public Task<int> Inside() => Task.FromResult(_inside);

    public async Task Tell(string name)
    {
        await Enter(name);
        throw new InvalidOperationException("Nobody hears this.");
    }

    public Task<int> EnterBriefly(string name) => Enter(name);

    public async Task EnterUntilCancelled(string name, CancellationToken cancellationToken)
    {
        Signals.Raise($"{name}/in");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            Signals.Raise($"{name}/cancelled");
        }
    }

    public async ValueTask<int> IncrementSlowly()
    {
        var read = _count;
        await Task.Yield();
        return _count = read + 1;
    }

    public async ValueTask Pause() => await Task.Yield();

    public Task Fail(string message) => throw new GateException(message) { Number = 42 };

    public async Task<bool> RunsOnItsOwnScheduler()
    {
        var before = TaskScheduler.Current;
        await Task.Yield();
        var after = TaskScheduler.Current;
        await Task.Run(() => { });
        return before != TaskScheduler.Default && before == after && after == TaskScheduler.Current;
    }
}

internal sealed class GateGrain : GateGrainBase, IGateGrain;

[Reentrant]
internal sealed class ReentrantGateGrain : GateGrainBase, IReentrantGateGrain;

[GenerateSerializer]
public sealed class GateException(string message) : Exception(message)
{
    [Id(0)]
    public int Number { get; set; }
}
