using Actors.Api.Json;
using Actors.Api.Problems;
using Microsoft.AspNetCore.SignalR;

namespace Actors.Api.Consoles;

/// <summary>Gives the hub the same answers to exceptions as HTTP has: a problem where the call answers with one, else its type.</summary>
internal sealed class HubErrors(UnexpectedErrors errors) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (Exception failure) when (failure is not (HubException or OperationCanceledException))
        {
            var problem = errors.Of(failure).Problem;
            return invocationContext.HubMethod.ReturnType == typeof(Task<HubAnswer>)
                ? new HubAnswer(Problem: problem)
                : throw new HubException(problem.Type);
        }
    }
}
