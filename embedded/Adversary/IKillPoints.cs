namespace Actors.Embedded;

/// <summary>
/// Named points at which a process may die, called by test doubles of what grains use (for example between an append
/// and the reaction to it). A service of the host; without an adversary it does nothing.
/// </summary>
public interface IKillPoints
{
    /// <summary>
    /// May drop the activation whose turn this is, and then throws <see cref="ActivationKilledException"/>: nothing
    /// after the next await that is not yet completed will run.
    /// </summary>
    void Reached(string name);
}
