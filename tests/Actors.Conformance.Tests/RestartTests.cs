using Actors.Conformance.Tests.Fixture;
using Actors.Conformance.Tests.Grains;

namespace Actors.Conformance.Tests;

/// <summary>On a cluster of its own, which it restarts.</summary>
public sealed class RestartTests
{
    [Fact]
    public async Task Reminders_survive_a_restart()
    {
        if (!ConformanceCluster.CanRestart) Assert.Skip("The reminder table in memory ends with its silo here.");
        await using var cluster = new ConformanceCluster();
        await cluster.InitializeAsync();
        var key = Guid.NewGuid().ToString("N");
        await cluster.Grains.GetGrain<IRemindedGrain>(key)
            .Register("later", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));

        await cluster.Restart();

        await Signals.Expect($"{key}/later");
        Assert.Equal(["later"], await cluster.Grains.GetGrain<IRemindedGrain>(key).Names());
    }
}
