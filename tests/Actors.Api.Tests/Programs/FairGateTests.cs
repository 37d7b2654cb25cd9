using Actors.Api.Programs;
using Actors.Domain;

namespace Actors.Api.Tests.Programs;

/// <summary>One tenant at ten times its share waits for itself alone.</summary>
public sealed class FairGateTests
{
    private static readonly TenantId Greedy = new("greedy"), Modest = new("modest"), Other = new("other");

    [Fact]
    public async Task Who_brings_little_is_served_in_the_next_turn_however_much_others_bring()
    {
        var gate = new FairGate(places: 1, longestLine: 1000);
        var order = new List<TenantId>();
        var hold = new TaskCompletionSource();
        var first = gate.RunAsync(Greedy, () => hold.Task);
        var rest = Enumerable.Range(0, 100).Select(_ => gate.RunAsync(Greedy, () => Done(Greedy))).ToList();
        rest.AddRange(Enumerable.Range(0, 10).Select(_ => gate.RunAsync(Modest, () => Done(Modest))));
        rest.AddRange(Enumerable.Range(0, 10).Select(_ => gate.RunAsync(Other, () => Done(Other))));
        hold.SetResult();
        await Task.WhenAll([first, .. rest]);

        // Whoever waits gets every third turn, and is done after thirty and not after the hundred.
        Assert.Equal(
            Enumerable.Range(0, 10).SelectMany(_ => new[] { Greedy, Modest, Other }).Concat(Enumerable.Repeat(Greedy, 90)), order);

        Task Done(TenantId tenant)
        {
            order.Add(tenant);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Past_its_line_a_tenant_is_told_and_others_are_not()
    {
        var gate = new FairGate(places: 1, longestLine: 3);
        var hold = new TaskCompletionSource();
        var running = new List<Task> { gate.RunAsync(Greedy, () => hold.Task) };
        running.AddRange(Enumerable.Range(0, 2).Select(_ => gate.RunAsync(Greedy, () => Task.CompletedTask)));
        Assert.True(gate.HasRoomFor(Greedy, 1));
        Assert.False(gate.HasRoomFor(Greedy, 2));
        Assert.True(gate.HasRoomFor(Modest, 3));
        hold.SetResult();
        await Task.WhenAll(running);
        Assert.True(gate.HasRoomFor(Greedy, 3));
    }

    [Fact]
    public async Task A_place_is_free_again_after_work_that_failed()
    {
        var gate = new FairGate(places: 1, longestLine: 3);
        await Assert.ThrowsAsync<InvalidOperationException>(() => gate.RunAsync(Greedy, () => throw new InvalidOperationException()));
        await gate.RunAsync(Greedy, () => Task.CompletedTask);
    }
}
