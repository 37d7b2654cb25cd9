using Microsoft.AspNetCore.SignalR;

namespace Actors.Api.Consoles;

/// <summary>Consoles come, and read what they show, some at a time. What agents do waits for nobody.</summary>
internal sealed class ConsoleTurns : IHubFilter
{
    /// <summary>Enough to keep a database busy, and well below the connections of a node.</summary>
    private const int AtOnce = 32;

    private static readonly HashSet<string> Reads =
        [nameof(AgentHub.Watch), nameof(AgentHub.List), nameof(AgentHub.CatchUp), nameof(AgentHub.Open), nameof(AgentHub.Agents)];

    private readonly Turns _turns = new(AtOnce);

    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next) =>
        Reads.Contains(invocationContext.HubMethodName)
            ? await _turns.DoAsync(true, () => next(invocationContext).AsTask(), invocationContext.Context.ConnectionAborted)
            : await next(invocationContext);

    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next) => _turns.DoAsync(
        false,
        async () =>
        {
            await next(context);
            return true;
        },
        context.Context.ConnectionAborted);
}
