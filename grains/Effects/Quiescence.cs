namespace Actors.Grains.Effects;

/// <summary>
/// Counts what grains do that nobody awaits: effects, and what queues do beside their turns. For those who drive time themselves; where grains live
/// in several containers of one process, they share one.
/// </summary>
public sealed class Quiescence
{
    private int _effects;
    private int _all;

    /// <summary>
    /// Whether no effect runs now; whether grains have turns to take is the runtime's to say. Effects run outside of activations, so that this
    /// becomes true also where activations are killed.
    /// </summary>
    public bool NoEffectRuns => Volatile.Read(ref _effects) == 0;

    /// <summary>Whether nothing runs that nobody awaits. When the caller's own calls are answered, then no grain has anything left to do.</summary>
    public bool NothingRuns => Volatile.Read(ref _all) == 0;

    internal void BeginEffect()
    {
        Interlocked.Increment(ref _effects);
        Interlocked.Increment(ref _all);
    }

    internal void EndEffect()
    {
        Interlocked.Decrement(ref _effects);
        Interlocked.Decrement(ref _all);
    }

    /// <summary>Begins something that a grain does beside its turns; disposing ends it.</summary>
    internal Beside BeginBeside()
    {
        Interlocked.Increment(ref _all);
        return new(this);
    }

    internal readonly struct Beside(Quiescence counted) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref counted._all);
    }
}
