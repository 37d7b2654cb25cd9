using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace Actors.Api.Consoles;

/// <summary>
/// Sends consoles elsewhere before the node stops. SignalR would cut them, with the answers of calls under way. Those that know the word go when they
/// have their answers. What the others call after their time is not begun and not answered: the console makes it again where it goes.
/// </summary>
/// <param name="connections">The consoles of this node.</param>
/// <param name="time">The clock.</param>
/// <param name="alone">Whether there is no other node to go to, and so no balancer that has to notice.</param>
/// <param name="logger">Hears what held up the end.</param>
internal sealed partial class ConsoleFarewell(
    ConsoleConnections connections, TimeProvider time, bool alone, ILogger<ConsoleFarewell> logger) : IHubFilter
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);

    /// <summary>An answer is written after its call has left the filter, and the farewell after the hub has forgotten the connection.</summary>
    private static readonly TimeSpan Written = TimeSpan.FromMilliseconds(100);

    private readonly CallsUnderWay _calls = new();
    private readonly ConcurrentDictionary<HubInvocationContext, string> _methods = [];

    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (!_calls.Begin())
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, invocationContext.Context.ConnectionAborted);
        }

        try
        {
            _methods[invocationContext] = invocationContext.HubMethodName;
            return await next(invocationContext);
        }
        finally
        {
            _methods.TryRemove(invocationContext, out _);
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
            if (await Task.WhenAny(answered, Task.Delay(Stopping.CallsSoon, time)) != answered)
            {
                Log.Waits(logger, string.Join(", ", _methods.Values));
                await Task.WhenAny(answered, Task.Delay(Stopping.CallsWithin - Stopping.CallsSoon, time));
            }

            await Task.Delay(Written, time);
            foreach (var connection in connections.All)
            {
                connection.Abort();
            }

            await Task.Delay(Written, time);
        }
    }

    // Event ids 3900 to 3999.
    private static partial class Log
    {
        [LoggerMessage(3900, LogLevel.Warning, "The node stops, and consoles still wait for answers: {Methods}.")]
        public static partial void Waits(ILogger logger, string methods);
    }
}
