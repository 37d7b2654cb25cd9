using Microsoft.AspNetCore.SignalR;

namespace Actors.Api.Consoles;

/// <summary>
/// Sends consoles elsewhere before the node stops. SignalR would cut them, with the answers of calls under way. Those that know the word go when they
/// have their answers. What the others call after their time is not begun and not answered: the console makes it again where it goes.
/// </summary>
/// <param name="connections">The consoles of this node.</param>
/// <param name="time">The clock.</param>
/// <param name="alone">Whether there is no other node to go to, and so no balancer that has to notice.</param>
internal sealed class ConsoleFarewell(ConsoleConnections connections, TimeProvider time, bool alone) : IHubFilter
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);


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

    /// <summary>Lets go who wants to, waits for the calls under way, and says goodbye to everybody else.</summary>
    public async Task LeaveAsync()
    {
        var since = time.GetTimestamp();
        foreach (var connection in connections.All)
        {
            connection.TellLeaving();
        }

        while ((!alone || connections.All.Any()) && time.GetElapsedTime(since) < Stopping.LeavesWithin)
        {
            await Task.Delay(LookAgain, time);
        }

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
