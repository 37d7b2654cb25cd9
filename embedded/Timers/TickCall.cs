using Actors.Embedded.Calls;

namespace Actors.Embedded.Timers;

/// <summary>One tick of a timer on its way through its activation's queue.</summary>
internal sealed class TickCall(GrainTimer timer) : TaskCall
{
    /// <summary>Whether the tick counts as use of the grain.</summary>
    public bool KeepsAlive => timer.KeepsAlive;

    protected override Task Invoke(object target) => timer.Tick();
}
