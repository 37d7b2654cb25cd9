using Actors.Conformance.Tests.Fixture;
using Actors.Conformance.Tests.Grains;

namespace Actors.Conformance.Tests;

/// <summary>On clusters of their own, one after the other.</summary>
public sealed class RestartTests
{
    [Fact]
    public async Task Reminders_survive_a_restart()
    {
        var key = Guid.NewGuid().ToString("N");
        var reminders = new KeptReminders();
        await using (var before = new ConformanceCluster())
        {
            await before.StartAsync(reminders);
            await before.Grains.GetGrain<IRemindedGrain>(key)
                .Register("later", TimeSpan.FromDays(1), TimeSpan.FromMinutes(1));
        }

        await using var after = new ConformanceCluster();
        reminders.NextTickIn(TimeSpan.FromSeconds(8));
        await after.StartAsync(reminders);

        await Signals.Expect($"{key}/later");
        Assert.Equal(["later"], await after.Grains.GetGrain<IRemindedGrain>(key).Names());
    }
}
