using Actors.Embedded.Tests.Support;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Actors.Embedded.Tests.Runtime;

/// <summary>Many callers on all threads: no call is lost, none is left without an end.</summary>
public sealed class StressTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Every_call_is_answered_while_activations_come_and_go()
    {
        await using var silo = await TestSilo.Start();

        await Callers(8, async (caller, i) =>
        {
            var grain = silo.Grains.GetGrain<IFleetingGrain>($"{i % 5}");
            Assert.Equal(i, await grain.Answer(i, quits: (i + caller) % 7 == 0));
        });

        Assert.Equal(0, FleetingGrain.Overlaps);
    }

    [Fact]
    public async Task Every_call_comes_to_an_end_under_an_adversary()
    {
        await using var silo = await TestSilo.Start(builder => builder.Configure<EmbeddedOptions>(
            options => options.Adversary = new AdversaryOptions { Seed = 1 }.WithAll(0.1)));
        var answered = 0;

        await Callers(8, async (caller, i) =>
        {
            try
            {
                await silo.Grains.GetGrain<IFleetingGrain>($"{i % 5}").Answer(i, quits: (i + caller) % 7 == 0);
                Interlocked.Increment(ref answered);
            }
            catch (Exception exception) when (exception is TimeoutException or SiloUnavailableException)
            {
            }
        });

        Assert.InRange(answered, 1, (8 * 2_000) - 1);
        await silo.Control.Idle(TestContext.Current.CancellationToken)
            .WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    private static Task Callers(int count, Func<int, int, Task> call) => Task
        .WhenAll(Enumerable.Range(0, count).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < 2_000; i++) await call(caller, i);
        })))
        .WaitAsync(Patience, TestContext.Current.CancellationToken);
}

internal interface IFleetingGrain : IGrainWithStringKey
{
    Task<int> Answer(int number, bool quits);
}

internal sealed class FleetingGrain : Grain, IFleetingGrain
{
    private static int _overlaps;
    private int _inside;

    public static int Overlaps => _overlaps;

    public async Task<int> Answer(int number, bool quits)
    {
        if (Interlocked.Increment(ref _inside) != 1) Interlocked.Increment(ref _overlaps);
        if (number % 3 == 0) await Task.Yield();
        if (number % 5 == 0) await Task.Run(() => { });
        if (quits) DeactivateOnIdle();
        Interlocked.Decrement(ref _inside);
        return number;
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken) => await Task.Yield();

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        await Task.Yield();
}
