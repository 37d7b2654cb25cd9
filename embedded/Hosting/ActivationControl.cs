using Actors.Embedded.Hosting;
using Orleans;
using Orleans.Runtime;

namespace Actors.Embedded;

/// <summary>What tests may do to activations; a service of the host.</summary>
public sealed class ActivationControl
{
    private readonly EmbeddedRuntime _runtime;

    internal ActivationControl(EmbeddedRuntime runtime) => _runtime = runtime;

    /// <summary>How many activations there are.</summary>
    public int Count => _runtime.Classes.All.Sum(each => each.Count);

    /// <summary>The keys of a grain class that are active.</summary>
    public IReadOnlyList<string> Keys(Type grainClass) =>
        [.. _runtime.Activations.Where(each => each.Class.Type == grainClass).Select(each => each.Key.ToString())];

    /// <summary>
    /// Drops a grain's activations as a dying process would: no OnDeactivateAsync, and callers learn nothing.
    /// </summary>
    public void Kill(IAddressable grain)
    {
        var id = grain.GetGrainId();
        foreach (var activation in _runtime.Activations.Where(each => each.GrainId == id).ToList()) activation.Kill();
    }

    /// <summary>Drops all activations as a dying process would.</summary>
    public void KillAll()
    {
        foreach (var activation in _runtime.Activations.ToList()) activation.Kill();
    }

    /// <summary>Deactivates all that are active now, in good order.</summary>
    public Task DeactivateAll()
    {
        var all = _runtime.Activations.ToList();
        var reason = new DeactivationReason(DeactivationReasonCode.RuntimeRequested, "A test asked for it.");
        foreach (var activation in all) activation.Deactivate(reason);
        return Task.WhenAll(all.Select(activation => activation.Deactivated));
    }

    /// <summary>
    /// Completes when no call is under way, waiting or delayed and no turn is scheduled. Timers and reminders that are
    /// not due do not count.
    /// </summary>
    public async Task Idle(CancellationToken cancellationToken = default)
    {
        while (!IsIdle)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private bool IsIdle
    {
        get
        {
            var moves = _runtime.Moves;
            return !_runtime.IsMoving && _runtime.Adversary is null or { InFlight: 0 } && _runtime.Activations.All(each => each.IsQuiet)
                && _runtime.Moves == moves;
        }
    }
}
