using Actors.Embedded.Tests.Support;
using Orleans;
using Orleans.Runtime;

namespace Actors.Embedded.Tests.Runtime;

public sealed class ReferenceTests
{
    [Fact]
    public async Task References_to_one_grain_are_equal_whatever_their_interface()
    {
        await using var silo = await TestSilo.Start();
        var one = silo.Grains.GetGrain<IProbeGrain>("a");
        var other = silo.Grains.GetGrain<IProbeGrain>("a").AsReference<IRemindable>();

        Assert.Equal<object>(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, silo.Grains.GetGrain<IProbeGrain>("b"));
        Assert.Equal("probe/a", one.GetGrainId().ToString());
        Assert.Equal(GrainId.Parse("probe/a"), one.GetGrainId());
        Assert.Equal("a", one.GetPrimaryKeyString());
    }

    [Fact]
    public async Task A_grain_is_found_by_its_identity()
    {
        await using var silo = await TestSilo.Start();
        var activation = await silo.Grains.GetGrain<IProbeGrain>("a").Activation();

        Assert.Equal(activation, await silo.Grains.GetGrain<IProbeGrain>(GrainId.Create("probe", "a")).Activation());
    }

    [Fact]
    public async Task An_interface_without_a_class_is_refused()
    {
        await using var silo = await TestSilo.Start();

        Assert.Throws<ArgumentException>(() => silo.Grains.GetGrain<INobody>("a"));
    }

    [Fact]
    public async Task Two_silos_of_a_process_share_nothing()
    {
        await using var one = await TestSilo.Start();
        await using var two = await TestSilo.Start();

        Assert.NotEqual(
            await one.Grains.GetGrain<IProbeGrain>("a").Activation(),
            await two.Grains.GetGrain<IProbeGrain>("a").Activation());
    }

    [Fact]
    public async Task A_deleted_observer_reference_fails_where_an_answer_is_awaited()
    {
        await using var silo = await TestSilo.Start();
        var listener = new Listener();
        var reference = silo.Grains.CreateObjectReference<IListener>(listener);
        Assert.Equal("a", await reference.Ask("a"));

        silo.Grains.DeleteObjectReference<IListener>(reference);

        await Assert.ThrowsAsync<ClientNotAvailableException>(() => reference.Ask("b"));
        reference.Tell("c");
        Assert.Equal(["a"], listener.Heard);
    }

    [Theory]
    [InlineData("a", 0x550D7456u)]
    [InlineData("abc", 0x32D153FFu)]
    [InlineData("Nobody inspects the spammish repetition", 0xE2293B2Fu)]
    public void Uniform_hashes_are_XxHash32(string text, uint hash) =>
        Assert.Equal(hash, IdSpan.Create(text).GetUniformHashCode());

    private interface INobody : IGrainWithStringKey;

    private sealed class Listener : IListener
    {
        public List<string> Heard { get; } = [];

        public void Tell(string news) => Heard.Add(news);

        public Task<string> Ask(string news)
        {
            Heard.Add(news);
            return Task.FromResult(news);
        }
    }
}

internal interface IListener : IGrainObserver
{
    void Tell(string news);

    Task<string> Ask(string news);
}
