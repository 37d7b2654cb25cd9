using System.Collections.Concurrent;
using System.Text.Json;
using Actors.Testing.Servers;

namespace Actors.Durability.Tests.Load;

/// <summary>An agent at a console: goes online, works on what comes (start, answer, hold, resume, delegate, end) and reads along.</summary>
internal sealed class AgentClient(World world, string agent, string token, string[] colleagues, int seed)
{
    private readonly Random _random = new(seed);
    private readonly ConcurrentDictionary<string, string> _own = new();
    private readonly SemaphoreSlim _news = new(0, 1);
    private HubClient? _hub;
    private volatile HubClient? _leaving;
    private volatile bool _missed = true;
    private string? _feed;
    private int _number;

    /// <summary>What it has seen of every conversation that it ever had.</summary>
    public ConcurrentDictionary<string, Transcript> Seen { get; } = new();

    public string Agent => agent;

    /// <summary>Works until the world ends, and then only reads.</summary>
    public async Task LiveAsync()
    {
        while (!world.Ending.IsCancellationRequested)
        {
            await world.ReadAsync(SyncAsync);
            if (_own.ToArray() is { Length: > 0 } own)
            {
                var (conversation, status) = own[_random.Next(own.Length)];
                await WorkAsync(conversation, status);
                await Task.Delay(10);
            }
            else
            {
                await _news.WaitAsync(TimeSpan.FromSeconds(1));
            }
        }
    }

    /// <summary>Online, and every line of every conversation that it ever had.</summary>
    public async Task CatchUpAsync()
    {
        await world.ReadAsync(SyncAsync);
        foreach (var conversation in Seen.Keys)
        {
            await world.ReadAsync(() => OpenAsync(conversation));
        }
    }

    public async Task<bool> LeaveAsync()
    {
        if (_hub is { } hub)
        {
            await hub.DisposeAsync();
        }

        return true;
    }

    private async Task WorkAsync(string conversation, string status)
    {
        await world.ReadAsync(() => OpenAsync(conversation));
        var chance = _random.Next(100);
        var what = status switch
        {
            "received" => chance < 50 ? "Start" : chance < 90 ? "Send" : "End",
            "held" => chance < 85 ? "Resume" : "End",
            _ => chance < 55 ? "Send" : chance < 63 ? "Hold" : chance < 70 ? "Delegate" : chance < 85 ? "End" : "ToBot",
        };
        var id = $"{agent}-{++_number}";
        var text = what == "Send" ? $"{agent} 답변 {_number} ✅" : null;
        object?[] arguments = what switch
        {
            "Send" => [conversation, id, text, null],
            "Delegate" => [conversation, id, colleagues[_random.Next(colleagues.Length)]],
            _ => [conversation, id],
        };
        var name = what == "Send" ? "send" : what;
        var done = await world.DoAsync(
            new($"agent/{agent}", id, name, conversation, text), () => CallAsync(what, arguments));
        if (done.Fate == Fate.Refused)
        {
            _missed = true;
        }
    }

    private async Task<Answer> CallAsync(string method, object?[] arguments)
    {
        var answer = await (await HubAsync()).InvokeAsync(method, arguments).WaitAsync(TimeSpan.FromSeconds(10));
        if (!answer.TryGetProperty("problem", out var problem) || problem.ValueKind == JsonValueKind.Null)
        {
            return Answer.Done(answer.GetProperty("seq").GetInt64());
        }

        return Answer.Of(problem.GetProperty("status").GetInt32(), problem.ToString());
    }

    /// <summary>Connected, and the list of own conversations is whole.</summary>
    private async Task<bool> SyncAsync()
    {
        var hub = await HubAsync();
        if (!_missed)
        {
            return true;
        }

        _missed = false;
        try
        {
            var found = new Dictionary<string, string>();
            foreach (var tab in new[] { "held", "active", "received" })
            {
                var list = await hub.InvokeAsync("Watch", tab).WaitAsync(TimeSpan.FromSeconds(10));
                foreach (var row in list.GetProperty("rows").EnumerateArray().Where(IsOwn))
                {
                    found[row.GetProperty("id").GetString()!] = row.GetProperty("status").GetString()!;
                }
            }

            foreach (var gone in _own.Keys.Where(id => !found.ContainsKey(id)))
            {
                _own.TryRemove(gone, out _);
            }

            foreach (var (id, status) in found)
            {
                _own[id] = status;
            }

            var colleaguesNow = await hub.InvokeAsync("Agents").WaitAsync(TimeSpan.FromSeconds(10));
            foreach (var one in colleaguesNow.EnumerateArray())
            {
                if (one.TryGetProperty("capacity", out var capacity) && capacity.ValueKind == JsonValueKind.Number
                    && one.GetProperty("open").GetInt32() > capacity.GetInt32())
                {
                    world.Faults.Enqueue($"more than the capacity: {one}");
                }
            }

            return true;
        }
        catch
        {
            _missed = true;
            throw;
        }
    }

    private async Task<bool> OpenAsync(string conversation)
    {
        var transcript = Seen.GetOrAdd(conversation, _ => new());
        bool more;
        do
        {
            var after = transcript.Last;
            var hub = await HubAsync();
            var opened = await hub.InvokeAsync("Open", conversation, after).WaitAsync(TimeSpan.FromSeconds(10));
            transcript.Take(after, opened.GetProperty("messages"));
            more = opened.GetProperty("more").GetBoolean();
        }
        while (more);
        return true;
    }

    private async Task<HubClient> HubAsync()
    {
        if (_hub is { Closed.IsCompleted: false } open && open != _leaving)
        {
            return open;
        }

        if (_leaving is { } left)
        {
            _leaving = null;
            await left.DisposeAsync();
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var hub = new HubClient();
        hub.On("rows", TakeRows);
        hub.On("messages", TakeLines);
        hub.On("head", TakeHead);

        // Its calls are made one after the other, so none is under way when the next one looks for a connection.
        hub.On("leaving", _ => _leaving = hub);
        try
        {
            await hub.ConnectAsync(world.Address, token, patience.Token);
            (_hub, _missed) = (hub, true);
            await hub.InvokeAsync("SetPresence", "online").WaitAsync(TimeSpan.FromSeconds(10));
            return hub;
        }
        catch
        {
            await hub.DisposeAsync();
            throw;
        }
    }

    private bool IsOwn(JsonElement row) => row.TryGetProperty("agent", out var owner) && owner.GetString() == agent
        && row.GetProperty("status").GetString() is "received" or "active" or "held";

    /// <summary>A head beyond what was pushed: a push was lost.</summary>
    private void TakeHead(JsonElement push)
    {
        var head = push.GetProperty("feed").GetString();
        _missed |= head != _feed;
        _feed = head;
    }

    private void TakeRows(JsonElement push)
    {
        _feed = push.GetProperty("feed").GetString();
        foreach (var row in push.GetProperty("rows").EnumerateArray())
        {
            var id = row.GetProperty("id").GetString()!;
            if (IsOwn(row))
            {
                _own[id] = row.GetProperty("status").GetString()!;
            }
            else
            {
                _own.TryRemove(id, out _);
            }
        }

        foreach (var gone in push.GetProperty("gone").EnumerateArray())
        {
            _own.TryRemove(gone.GetString()!, out _);
        }

        if (_news.CurrentCount == 0)
        {
            _news.Release();
        }
    }

    /// <summary>Lines that do not follow are left to the next opening.</summary>
    private void TakeLines(JsonElement push) => Seen
        .GetOrAdd(push.GetProperty("conversation").GetString()!, _ => new())
        .Take(push.GetProperty("prev").GetInt64(), push.GetProperty("messages"));
}
