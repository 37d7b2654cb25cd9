using Orleans;
using Orleans.Runtime;

namespace Actors.Silo.Runtime;

/// <summary>
/// Between the moment in which a silo that stops has handed its grains over and the end of its connections: what it was asked for them meanwhile it has passed
/// on, and the answers of those who have them now come back through it.
/// </summary>
internal sealed class LastAnswers : ILifecycleParticipant<ISiloLifecycle>
{
    /// <summary>Stages are stopped from high to low: after the grains and the directory are handed over, before messages are refused.</summary>
    private const int Stage = ServiceLifecycleStage.BecomeActive - 100;

    public void Participate(ISiloLifecycle observer) => observer.Subscribe(
        nameof(LastAnswers), Stage, _ => Task.CompletedTask, cancellationToken => Task.Delay(Membership.LastAnswersWithin, cancellationToken));
}
