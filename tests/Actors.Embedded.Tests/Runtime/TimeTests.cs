using Actors.Embedded.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace Actors.Embedded.Tests.Runtime;

/// <summary>All time is the registered TimeProvider's: nothing here waits for a real clock.</summary>
public sealed class TimeTests
{
    private readonly ManualTime _time = new();
    private readonly string _key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Idle_activations_are_collected_after_a_quarter_of_an_hour()
    {
        await using var silo = await Start();
        var grain = silo.Grains.GetGrain<IProbeGrain>(_key);
        var first = await grain.Activation();
        await Advance(silo, TimeSpan.FromMinutes(14));
        Assert.Equal(first, await grain.Activation());

        await Advance(silo, TimeSpan.FromMinutes(16));

        Assert.Equal(["ended: ActivationIdle"], ProbeGrain.NotesOf(_key));
        Assert.Equal(0, silo.Control.Count);
    }

    [Fact]
    public async Task A_caller_gives_up_after_exactly_thirty_seconds()
    {
        await using var silo = await Start();
        var gate = new TaskCompletionSource();
        var grain = silo.Grains.GetGrain<IProbeGrain>(_key);
        await grain.Activation();
        _time.Advance(TimeSpan.FromMilliseconds(350));
        var held = grain.Hold(gate.Task);
        var waiting = grain.Note("never");
        await ProbeGrain.Noted(_key);
        _time.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(1));
        Assert.False(held.IsCompleted);

        _time.Advance(TimeSpan.FromTicks(2));

        await Assert.ThrowsAsync<TimeoutException>(() => held);
        await Assert.ThrowsAsync<TimeoutException>(() => waiting);
        gate.SetResult();
        await silo.Control.Idle(TestContext.Current.CancellationToken);
        Assert.Equal(["in", "out"], ProbeGrain.NotesOf(_key));
    }

    [Fact]
    public async Task Timers_tick_by_the_clock()
    {
        await using var silo = await Start();
        await silo.Grains.GetGrain<IProbeGrain>(_key).Tick(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60));

        await Advance(silo, TimeSpan.FromSeconds(4));
        Assert.Empty(ProbeGrain.NotesOf(_key));
        await Advance(silo, TimeSpan.FromSeconds(1));
        Assert.Single(ProbeGrain.NotesOf(_key));
        await Advance(silo, TimeSpan.FromSeconds(60));

        Assert.Equal(["tick", "tick"], ProbeGrain.NotesOf(_key));
    }

    [Fact]
    public async Task Reminders_tick_by_the_clock_and_activate_their_grain()
    {
        await using var silo = await Start();
        await silo.Grains.GetGrain<IProbeGrain>(_key).Remind(TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(10));

        await Advance(silo, TimeSpan.FromMinutes(20));
        await Advance(silo, TimeSpan.FromMinutes(10));

        Assert.Equal(["ended: ActivationIdle", "r at 09:20:00", "r at 09:30:00"], ProbeGrain.NotesOf(_key));
    }

    [Fact]
    public async Task A_reminder_missed_while_down_is_next_due_at_its_next_multiple()
    {
        await using var first = await Start();
        await first.Grains.GetGrain<IProbeGrain>(_key).Remind(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));
        var table = first.Service<Orleans.IReminderTable>();
        await first.Stop();
        _time.Advance(TimeSpan.FromMinutes(15));

        await using var second = await Start(silo => silo.Services.AddSingleton(table));
        await Advance(second, TimeSpan.FromMinutes(6));

        Assert.Equal(["ended: ShuttingDown", "r at 09:21:00"], ProbeGrain.NotesOf(_key));
    }

    private async Task Advance(TestSilo silo, TimeSpan time)
    {
        _time.Advance(time);
        await silo.Control.Idle(TestContext.Current.CancellationToken);
    }

    private Task<TestSilo> Start(Action<ISiloBuilder>? configure = null) => TestSilo.Start(silo =>
    {
        silo.Services.AddSingleton<TimeProvider>(_time);
        silo.UseInMemoryReminderService();
        configure?.Invoke(silo);
    });
}
