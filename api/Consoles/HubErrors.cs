using Actors.Api.Json;
using Actors.Api.Problems;
using Actors.Api.Telemetry;
using Microsoft.AspNetCore.SignalR;

namespace Actors.Api.Consoles;

/// <summary>
/// Gives the hub the same answers to exceptions as HTTP has: a problem where the call answers with one, else its type. Refuses floods.
/// </summary>
internal sealed class HubErrors(UnexpectedErrors errors, ConsoleConnections connections, ApiInstruments instruments) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            var answer = await AnswerAsync(invocationContext, next);
            if (answer is HubAnswer { Problem: { } problem })
            {
                instruments.Refused("hub", problem.Type);
            }

            return answer;
        }
        catch (HubException refused)
        {
            instruments.Refused("hub", refused.Message);
            throw;
        }
    }

    private async ValueTask<object?> AnswerAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var isFlood = false;
        if (connections.Find(invocationContext.Context.ConnectionId)?.Limit.Allows(out isFlood) is false)
        {
            if (isFlood)
            {
                invocationContext.Context.Abort();
            }

            return Answer(invocationContext, EdgeProblems.TooManyCalls);
        }

        try
        {
            return await next(invocationContext);
        }
        catch (Exception failure) when (failure is not (HubException or OperationCanceledException))
        {
            return Answer(invocationContext, errors.Of(failure).Problem);
        }
    }

    private static HubAnswer Answer(HubInvocationContext call, Problem problem) =>
        call.HubMethod.ReturnType == typeof(Task<HubAnswer>)
            ? new(Problem: problem)
            : throw new HubException(problem.Type);
}
