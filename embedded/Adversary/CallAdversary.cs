using System.Collections.Concurrent;
using Actors.Embedded.Calls;
using Actors.Embedded.Hosting;
using Orleans.Runtime;

namespace Actors.Embedded.Adversary;

/// <summary>
/// Stands between a reference and its target and does to calls what a bad network does. The n-th call of a method of a
/// grain always meets the same fate under the same seed.
/// </summary>
internal sealed class CallAdversary(AdversaryOptions options, EmbeddedRuntime runtime)
{
    private readonly ConcurrentDictionary<(GrainId, string), int> _counts = new();
    private int _inFlight;

    /// <summary>Calls that are delayed.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    public void Deliver(GrainReference reference, Call call)
    {
        var spared = options.Spares?.Invoke(reference.GrainId) ?? false;
        var dice = Dice(reference.GrainId, call.Method.Name);
        Call? again;
        try
        {
            again = dice.Hit(options.Repeat) && !spared ? call.Again() : null;
            CopyArguments(call);
            if (again is not null) CopyArguments(again);
        }
        catch (Exception exception)
        {
            call.Fail(exception);
            return;
        }

        call.Fate = new CallFate(options, losesAnswer: dice.Hit(options.LoseAnswer) && !spared);
        if (spared)
        {
            reference.Deliver(call);
            return;
        }

        if (again is not null) Carry(reference, again, dice);
        if (dice.Hit(options.LoseCall))
        {
            call.Fail(CallFate.Lost());
            return;
        }

        var givesUp = dice.Hit(options.GiveUpEarly);
        Carry(reference, call, dice);
        if (givesUp) call.Fail(CallFate.Lost());
    }

    public bool KillsAt(string point, GrainId grain) =>
        !(options.Spares?.Invoke(grain) ?? false) && Dice(grain, point).Hit(options.KillAtPoint);

    private Dice Dice(GrainId grain, string what)
    {
        var count = _counts.AddOrUpdate((grain, what), 1, static (_, count) => count + 1);
        var mixed = StableHash.Of($"{options.Seed}|{grain}|{what}|{count}");
        return new Dice(unchecked((int)mixed));
    }

    private void Carry(GrainReference reference, Call call, Dice dice)
    {
        var turns = dice.Hit(options.Delay) ? dice.Below(options.LongestDelay + 1) : 0;
        var kills = dice.Hit(options.KillBefore);
        var second = dice.Hit(options.SecondActivation);
        if (turns == 0)
        {
            Arrive(reference, call, kills, second);
            return;
        }

        Interlocked.Increment(ref _inFlight);
        runtime.ScheduleLater(new Delay(this, turns, () => Arrive(reference, call, kills, second)));
    }

    private void Arrive(GrainReference reference, Call call, bool kills, bool second)
    {
        runtime.Watch(call);
        if (reference.Class is not { } grainClass)
        {
            reference.Deliver(call);
            return;
        }

        if (kills) grainClass.Find(reference.GrainId.Key)?.Kill();
        if (!second || !grainClass.LocateSecond(reference.GrainId.Key).TryPost(call)) reference.Deliver(call);
    }

    private void CopyArguments(Call call)
    {
        for (var i = 0; i < call.Method.Parameters.Length; i++)
        {
            var field = call.GetType().GetField($"a{i}")!;
            field.SetValue(call, options.Copy(field.GetValue(call), call.Method.Parameters[i]));
        }
    }

    private sealed class Delay(CallAdversary owner, int turns, Action arrive) : IThreadPoolWorkItem
    {
        private int _turns = turns;

        public void Execute()
        {
            if (--_turns > 0)
            {
                owner.Again(this);
                return;
            }

            arrive();
            Interlocked.Decrement(ref owner._inFlight);
        }
    }

    private void Again(Delay delay) => runtime.ScheduleLater(delay);
}
