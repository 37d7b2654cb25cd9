using System.Diagnostics;
using Actors.GrainInterfaces;
using Actors.Silo.Late;
using Orleans;
using Orleans.Runtime;

namespace Actors.Silo.Runtime;

/// <summary>
/// Repeats what the edge asks of a grain whose silo goes away in that moment: a call that was rejected, or lost with its silo. Only calls to grains that
/// recognise a repetition by its id, or to which it makes no difference; and never from grains, whose effects are repeated by the sweep. Asks nothing
/// of what the edge had begun before the process was held up.
/// </summary>
internal sealed class RepeatedCalls(TimeProvider time, HeldUp heldUp) : IOutgoingGrainCallFilter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (heldUp.IsRecovering && IsOfEdge(context))
        {
            throw new SiloUnavailableException("This process was held up; what it was asked before is not done.");
        }

        var since = time.GetTimestamp();
        while (true)
        {
            try
            {
                await context.Invoke();
                return;
            }
            catch (OrleansMessageRejectionException) when (MayRepeat(context) && time.GetElapsedTime(since) < Patience)
            {
                await Task.Delay(Pause, time);
            }
        }
    }

    private static bool MayRepeat(IOutgoingGrainCallContext context) =>
        IsOfEdge(context) && context.InterfaceMethod.DeclaringType is { } contract
        && (contract == typeof(IConversationGrain) || contract == typeof(IAgentGrain) || contract == typeof(IQueueGrain));

    private static bool IsOfEdge(IOutgoingGrainCallContext context) =>
        (context.SourceId is not { } source || source.IsClient())
        && context.InterfaceMethod.DeclaringType?.Assembly == typeof(IConversationGrain).Assembly;
}
