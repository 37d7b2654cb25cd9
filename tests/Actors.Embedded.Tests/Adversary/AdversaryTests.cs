using System.Text.Json;
using Actors.Embedded.Tests.Runtime;
using Actors.Embedded.Tests.Support;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Actors.Embedded.Tests.Adversary;

/// <summary>Each thing the adversary does, done always.</summary>
public sealed class AdversaryTests
{
    private readonly string _key = Guid.NewGuid().ToString("N");
    private readonly AdversaryOptions _adversary = new AdversaryOptions { Seed = 7 }.WithAll(0);

    [Fact]
    public async Task Arguments_and_results_go_through_their_serialised_form()
    {
        var types = new List<Type>();
        _adversary.RoundTrip = (value, type) =>
        {
            types.Add(type);
            return JsonSerializer.Deserialize(JsonSerializer.Serialize(value, type), type);
        };
        await using var silo = await Start();
        var grain = silo.Grains.GetGrain<IProbeGrain>(_key);
        var words = new List<string> { "one" };

        var echoed = await grain.Echo(words, grain);

        Assert.Equal(words, echoed);
        Assert.NotSame(words, echoed);
        Assert.Equal([typeof(List<string>), typeof(List<string>)], types);
    }

    [Fact]
    public async Task What_cannot_be_serialised_fails_the_call()
    {
        _adversary.RoundTrip = (_, _) => throw new NotSupportedException("no such shape");
        await using var silo = await Start();

        await Assert.ThrowsAsync<NotSupportedException>(() => silo.Grains.GetGrain<IProbeGrain>(_key).Note("x"));

        Assert.Empty(ProbeGrain.NotesOf(_key));
    }

    [Fact]
    public async Task Exceptions_go_through_their_serialised_form()
    {
        _adversary.CopyException = exception => new FormatException(exception.Message);
        await using var silo = await Start();

        var failure = await Assert.ThrowsAsync<FormatException>(silo.Grains.GetGrain<IProbeGrain>(_key).Fail);

        Assert.Equal("as asked", failure.Message);
    }

    [Fact]
    public async Task A_lost_answer_is_a_time_out_though_the_call_was_executed()
    {
        _adversary.LoseAnswer = 1;
        await using var silo = await Start();

        await Assert.ThrowsAsync<TimeoutException>(() => silo.Grains.GetGrain<IProbeGrain>(_key).Note("done"));

        Assert.Equal(["done"], ProbeGrain.NotesOf(_key));
    }

    [Fact]
    public async Task Giving_up_early_is_a_time_out_before_the_call_is_executed()
    {
        _adversary.GiveUpEarly = 1;
        await using var silo = await Start();

        await Assert.ThrowsAsync<TimeoutException>(() => silo.Grains.GetGrain<IProbeGrain>(_key).Note("done"));

        await silo.Control.Idle(TestContext.Current.CancellationToken);
        Assert.Equal(["done"], ProbeGrain.NotesOf(_key));
    }

    [Fact]
    public async Task A_lost_call_is_a_time_out_and_is_never_executed()
    {
        _adversary.LoseCall = 1;
        await using var silo = await Start();

        await Assert.ThrowsAsync<TimeoutException>(() => silo.Grains.GetGrain<IProbeGrain>(_key).Note("done"));

        await silo.Control.Idle(TestContext.Current.CancellationToken);
        Assert.Empty(ProbeGrain.NotesOf(_key));
    }

    [Fact]
    public async Task A_repeated_call_is_executed_twice_and_answered_once()
    {
        _adversary.Repeat = 1;
        await using var silo = await Start();
        var grain = silo.Grains.GetGrain<IProbeGrain>(_key);

        await grain.Note("twice");
        await grain.NoteOneWay("one-way");

        await silo.Control.Idle(TestContext.Current.CancellationToken);
        Assert.Equal(["one-way", "one-way", "twice", "twice"], ProbeGrain.NotesOf(_key).Order());
    }

    [Fact]
    public async Task Delayed_calls_all_arrive_and_not_in_order()
    {
        _adversary.Delay = 1;
        await using var silo = await Start();
        var grain = silo.Grains.GetGrain<IProbeGrain>(_key);

        await Task.WhenAll(Enumerable.Range(100, 100).Select(i => grain.Note($"{i}")));

        var notes = ProbeGrain.NotesOf(_key);
        Assert.Equal(Enumerable.Range(100, 100).Select(i => $"{i}"), notes.Order());
        Assert.NotEqual(notes.Order(), notes);
    }

    [Fact]
    public async Task An_activation_killed_before_a_call_ends_without_a_word()
    {
        _adversary.KillBefore = 1;
        await using var silo = await Start();
        var grain = silo.Grains.GetGrain<IProbeGrain>(_key);

        Assert.NotEqual(await grain.Activation(), await grain.Activation());

        Assert.Empty(ProbeGrain.NotesOf(_key));
    }

    [Fact]
    public async Task Two_activations_of_a_key_live_side_by_side()
    {
        _adversary.SecondActivation = 0.5;
        await using var silo = await Start();
        var grain = silo.Grains.GetGrain<IProbeGrain>(_key);

        var seen = new HashSet<Guid>();
        for (var i = 0; i < 50; i++) seen.Add(await grain.Activation());

        Assert.Equal(2, seen.Count);
        Assert.Equal([_key, _key], silo.Control.Keys(typeof(ProbeGrain)));
    }

    [Fact]
    public async Task A_kill_point_ends_the_activation_between_two_steps()
    {
        _adversary.KillAtPoint = 1;
        await using var silo = await Start();
        var grain = silo.Grains.GetGrain<IProbeGrain>(_key);

        await Assert.ThrowsAsync<SiloUnavailableException>(() => grain.ReachKillPoint("after"));

        Assert.Equal(["before"], ProbeGrain.NotesOf(_key));
        Assert.Equal(0, silo.Control.Count);
    }

    [Fact]
    public async Task Without_an_adversary_a_kill_point_does_nothing()
    {
        await using var silo = await TestSilo.Start();

        await silo.Grains.GetGrain<IProbeGrain>(_key).ReachKillPoint("after");

        Assert.Equal(["before", "after"], ProbeGrain.NotesOf(_key));
    }

    [Fact]
    public async Task Spared_grains_are_left_alone()
    {
        _adversary.WithAll(1).Spares = grain => grain.Key.ToString() == _key;
        await using var silo = await Start();

        await silo.Grains.GetGrain<IProbeGrain>(_key).Note("once");

        Assert.Equal(["once"], ProbeGrain.NotesOf(_key));
    }

    [Fact]
    public async Task A_grain_that_passes_itself_is_refused_as_on_a_cluster()
    {
        await using var silo = await Start();
        var failure = await Assert.ThrowsAsync<ArgumentException>(silo.Grains.GetGrain<IProbeGrain>(_key).PassItself);

        Assert.Contains("AsReference", failure.Message);
    }

    private Task<TestSilo> Start() => TestSilo.Start(
        silo => silo.Configure<EmbeddedOptions>(options => options.Adversary = _adversary));
}
