using Microsoft.AspNetCore.SignalR;

namespace Actors.Api.Consoles;

/// <summary>
/// Sends consoles elsewhere before the node stops. SignalR would cut them, with the answers of calls under way. Calls that come after the decision to
/// stop are not begun and not answered: the console makes them again where it goes.
/// </summary>
internal sealed class ConsoleFarewell(ConsoleConnections connections, TimeProvider time) : IHubFilter
{
    /// <summary>An answer is written after its call has left the filter, and the farewell after the hub has forgotten the connection.</summary>
    private static readonly TimeSpan Written = TimeSpan.FromMilliseconds(100);

    private readonly CallsUnderWay _calls = new();

    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (!_calls.Begin())
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, invocationContext.Context.ConnectionAborted);
        }

        try
        {
            return await next(invocationContext);
        }
        finally
        {
            _calls.End();
        }
    }

    /// <summary>Waits for the calls under way, and says goodbye to everybody.</summary>
    public async Task LeaveAsync()
    {
        var answered = _calls.StopAsync();
        if (connections.All.Any())
        {
            await Task.WhenAny(answered, Task.Delay(Stopping.CallsWithin, time));
            await Task.Delay(Written, time);
            foreach (var connection in connections.All)
            {
                connection.Abort();
            }

            await Task.Delay(Written, time);
        }
    }
}
