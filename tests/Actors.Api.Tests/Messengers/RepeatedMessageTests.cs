using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Messengers;

/// <summary>A messenger that repeats itself, while others do and after a restart.</summary>
public sealed class RepeatedMessageTests(RepeatedMessageTests.Host host) : IClassFixture<RepeatedMessageTests.Host>
{
    [Fact]
    public async Task CT_4_the_same_message_50_times_at_once_and_again_after_a_restart_is_one()
    {
        await using var world = await KakaoConsultWorld.OpenAsync(host);
        var serial = KakaoConsultWorld.NextSerial();
        await Fifty();
        await host.StopAsync();
        await host.StartAsync();
        world.Follow(host);
        await Fifty();
        Assert.Equal(["한 번만"], await world.SaidAsync("u1"));

        async Task Fifty() => Assert.All(
            await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => world.SaysAsync("u1", "한 번만", serial))), answer => answer.Took());
    }

    /// <summary>A service of its own, which may stop.</summary>
    public sealed class Host : MessengerHost;
}
