using Actors.Embedded.Activations;
using Actors.Embedded.Hosting;

namespace Actors.Embedded.Adversary;

/// <inheritdoc cref="IKillPoints"/>
internal sealed class KillPoints(EmbeddedRuntime runtime) : IKillPoints
{
    public void Reached(string name)
    {
        if (runtime.Adversary is not { } adversary || Activation.Current is not { } activation) return;
        if (!adversary.KillsAt(name, activation.GrainId)) return;
        activation.Kill();
        throw new ActivationKilledException(name);
    }
}
