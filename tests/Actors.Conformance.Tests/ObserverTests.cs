using Actors.Conformance.Tests.Fixture;
using Actors.Conformance.Tests.Grains;

namespace Actors.Conformance.Tests;

public sealed class ObserverTests(ConformanceCluster cluster) : ClusterTests(cluster)
{
    [Fact]
    public async Task A_subscribed_observer_hears_what_is_told()
    {
        var reader = new Reader(Key);
        await Subscribe(reader);

        Assert.Equal(1, await Grain<INewsGrain>().Tell("one"));

        await Signals.Expect($"{Key}/heard one");
        GC.KeepAlive(reader);
    }

    [Fact]
    public async Task A_reference_taken_twice_is_one_subscriber()
    {
        var reader = new Reader(Key);
        var reference = await Subscribe(reader);
        await Grain<INewsGrain>().Subscribe(reference);

        Assert.Equal(1, await Grain<INewsGrain>().Tell("one"));

        await Grain<INewsGrain>().Unsubscribe(reference);
        Assert.Equal(0, await Grain<INewsGrain>().Tell("two"));
        GC.KeepAlive(reader);
    }

    [Fact]
    public async Task An_observer_that_fails_is_dropped()
    {
        var reader = new Reader(Key);
        await Subscribe(reader);
        Assert.Equal(1, await Grain<INewsGrain>().Ask("fine"));

        Assert.Equal(0, await Grain<INewsGrain>().Ask("fail"));
        GC.KeepAlive(reader);
    }

    [Fact]
    public async Task An_observer_whose_subscription_expired_is_dropped()
    {
        var reader = new Reader(Key);
        await Subscribe(reader);
        Assert.Equal(1, await Grain<INewsGrain>().TellLater(TimeSpan.FromMinutes(4), "in time"));

        Assert.Equal(0, await Grain<INewsGrain>().TellLater(TimeSpan.FromMinutes(6), "too late"));

        await Signals.Expect($"{Key}/heard in time");
        Assert.False(Signals.IsRaised($"{Key}/heard too late"));
        GC.KeepAlive(reader);
    }

    [Fact]
    public async Task Only_those_who_match_are_told()
    {
        var reader = new Reader(Key);
        await Subscribe(reader);

        await Grain<INewsGrain>().TellNobody("secret");
        await Grain<INewsGrain>().Tell("open");

        await Signals.Expect($"{Key}/heard open");
        Assert.False(Signals.IsRaised($"{Key}/heard secret"));
        GC.KeepAlive(reader);
    }

    private async Task<INewsReader> Subscribe(Reader reader)
    {
        var reference = Cluster.Grains.CreateObjectReference<INewsReader>(reader);
        await Grain<INewsGrain>().Subscribe(reference);
        return reference;
    }

    private sealed class Reader(string key) : INewsReader
    {
        public void Heard(string news) => Signals.Raise($"{key}/heard {news}");

        public Task Asked(string news) =>
            news == "fail" ? throw new InvalidOperationException(news) : Task.CompletedTask;
    }
}
