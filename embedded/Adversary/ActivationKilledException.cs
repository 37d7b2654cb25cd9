namespace Actors.Embedded;

/// <summary>The activation was dropped at a kill point; unwinds the turn that reached it.</summary>
public sealed class ActivationKilledException(string point) : Exception($"The activation was killed at \"{point}\".")
{
    /// <summary>The name of the kill point.</summary>
    public string Point { get; } = point;
}
