namespace Actors.Grains.Effects;

/// <summary>Says whether grains still owe something that is running. For those who drive time themselves.</summary>
public sealed class Quiescence
{
    private readonly EffectRunner _effects;

    internal Quiescence(EffectRunner effects) => _effects = effects;

    /// <summary>Whether no effect runs now; whether grains have turns to take is the runtime's to say.</summary>
    public bool NoEffectRuns => _effects.Running == 0;
}
