using System.Diagnostics;
using System.Net.WebSockets;
using Actors.Testing.Servers;

namespace Actors.Bench.Reconnect;

/// <summary>One console of an agent: watches a tab, has a conversation open, comes back with its cursors after it was cut.</summary>
internal sealed class AgentConsole(Uri server, string token, string? conversation)
{
    private HubClient? _hub;
    private long _line = -1;
    private int _heard;

    /// <summary>Why attempts failed that were made again.</summary>
    public List<string> Retries { get; } = [];

    /// <summary>Lines of the open conversation that were pushed since the console came back.</summary>
    public int Heard => _heard;

    public string? Conversation => conversation;

    public async Task ConnectAsync()
    {
        var hub = new HubClient();
        hub.On("messages", push => Interlocked.Add(
            ref _heard, push.GetProperty("conversation").GetString() == conversation ? push.GetProperty("messages").GetArrayLength() : 0));
        _hub = hub;
        await hub.ConnectAsync(server, token, CancellationToken.None);
        await hub.InvokeAsync("Watch", "active");
    }

    /// <summary>Asks for the lines of the open conversation since its cursor, as the page does after it has its list anew; answers how many.</summary>
    public async Task<int> CatchUpAsync()
    {
        if (conversation is null)
        {
            return 0;
        }

        var opened = await _hub!.InvokeAsync("Open", conversation, _line);
        var lines = opened.GetProperty("messages").EnumerateArray().ToList();
        _line = lines.Select(line => line.GetProperty("seq").GetInt64()).DefaultIfEmpty(_line).Max();
        return lines.Count;
    }

    public async Task CutAsync()
    {
        await _hub!.DisposeAsync();
        _heard = 0;
    }

    /// <summary>Comes back, trying again as consoles do; seconds since a moment until it is caught up, and the lines that it had missed.</summary>
    public async Task<(double Seconds, int Lines)> ReturnAsync(long since, Random random)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await ConnectAsync();
                var lines = await CatchUpAsync();
                return (Stopwatch.GetElapsedTime(since).TotalSeconds, lines);
            }
            catch (Exception failure) when (failure is HubCallException or HubClosedException or WebSocketException or HttpRequestException)
            {
                Retries.Add($"{failure.GetType().Name}: {failure.Message}");
                await CutAsync();
                await Task.Delay(TimeSpan.FromSeconds(Math.Min(8, 0.5 * Math.Pow(2, attempt)) * (0.5 + (0.5 * random.NextDouble()))));
            }
        }
    }
}
