using System.Security.Claims;
using System.Threading.Channels;
using Actors.Api.Conversations;
using Actors.Api.Json;
using Actors.Api.Security;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.GrainInterfaces;
using Actors.Storage;
using Microsoft.AspNetCore.SignalR;

namespace Actors.Api.Consoles;

/// <summary>
/// What one console looks at, and its line of frames to send. The line is bounded: what a slow console does not take is dropped, and the console
/// finds the gap by <c>from</c> and <c>prev</c>.
/// </summary>
internal sealed class ConsoleConnection : IDisposable
{
    private const int LongestLine = 256;
    private const int MostOpen = 200;

    /// <summary>Who is writing is told only where nobody waits for anything else.</summary>
    private const int LongestLineForTyping = 16;

    private const int MostShown = 10_000;

    private readonly Channel<(string Method, object Frame)> _line = Channel.CreateBounded<(string, object)>(
        new BoundedChannelOptions(LongestLine) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly Dictionary<ConversationId, IDisposable> _open = [];
    private HashSet<ConversationId>? _shown = [];
    private readonly Lock _lock = new();
    private readonly ConversationListeners _listeners;
    private readonly TypingPace _typing;
    private readonly Transcripts _transcripts;
    private readonly StoreEpoch _epoch;
    private readonly IDisposable _own;
    private FeedPosition? _feed;
    private bool _isOver;

    public ConsoleConnection(
        Viewer viewer, ClaimsPrincipal user, IClientProxy client, Action abort, RateLimit limit, TypingPace typing,
        ConversationListeners listeners, Transcripts transcripts, StoreEpoch epoch)
    {
        (Limit, _typing) = (limit, typing);
        (Viewer, User, Abort, _listeners, _transcripts, _epoch) = (viewer, user, abort, listeners, transcripts, epoch);
        _own = listeners.OnAgent(viewer.Tenant, viewer.Agent, HearOwn);
        _ = Task.Run(() => SendAsync(client));
    }

    public Viewer Viewer { get; }

    /// <summary>How much it may call.</summary>
    public RateLimit Limit { get; }

    public ClaimsPrincipal User { get; }

    /// <summary>Cuts the connection.</summary>
    public Action Abort { get; }

    public string? Tab { get; private set; }

    /// <summary>Whether that its agent is writing is passed on just now.</summary>
    public bool MayTellTyping(string conversation) => _typing.Allows(new(conversation));

    public void Watch(string tab, string feed, IEnumerable<ConversationId> rows)
    {
        lock (_lock)
        {
            Tab = tab;
            _feed ??= _epoch.TryRead(feed, out var position, out _) ? position : null;
            Remember(rows);
        }
    }

    public void CaughtUp(string feed)
    {
        lock (_lock)
        {
            _feed = _epoch.TryRead(feed, out var position, out _) ? position : _feed;
        }
    }

    /// <summary>Hears a conversation from now on; false when there are too many already.</summary>
    public bool Open(string conversation)
    {
        lock (_lock)
        {
            var id = new ConversationId(conversation);
            if (_isOver || _open.ContainsKey(id) || _open.Count >= MostOpen)
            {
                return _open.Count < MostOpen || _open.ContainsKey(id);
            }

            _open.Add(id, _listeners.OnConversation(Viewer.Tenant, id, HearOpen));
            return true;
        }
    }

    public void Close(string conversation)
    {
        lock (_lock)
        {
            if (_open.Remove(new ConversationId(conversation), out var listening))
            {
                listening.Dispose();
            }
        }
    }

    /// <summary>What changed for this console since the last step it got; nothing before it watches a tab.</summary>
    public void Push(FeedStep step)
    {
        lock (_lock)
        {
            if (_feed is not { } feed || step.To.CompareTo(feed) <= 0)
            {
                TellHead(step);
                return;
            }

            // A console that listed later than this step began has a part of it already.
            var from = step.From.CompareTo(feed) < 0 ? feed : step.From;
            if (step.Rows.Count == 0)
            {
                TellHead(step);
                return;
            }

            var (rows, gone) = Sort(Viewer.IsManager || _shown is null ? step.Rows : step.RowsFor(Viewer.Agent, _shown));
            var frame = new RowsPush(_epoch.Mark(from), _epoch.Mark(step.To), rows, gone, step.Counts.For(Viewer));
            if (_line.Writer.TryWrite(("rows", frame)))
            {
                _feed = step.To;
            }
        }
    }

    /// <summary>Tells that the server stops.</summary>
    public void TellLeaving() => _line.Writer.TryWrite(("leaving", new LeavingPush()));

    public void Dispose()
    {
        lock (_lock)
        {
            _isOver = true;
            _own.Dispose();
            foreach (var listening in _open.Values)
            {
                listening.Dispose();
            }
        }

        _line.Writer.TryComplete();
    }

    /// <summary>A console that was shown very many is not remembered further: it is then told of everything that it does not see.</summary>
    private bool WasShown(ConversationId id) => _shown is null || _shown.Remove(id);

    private void Remember(IEnumerable<ConversationId> rows)
    {
        _shown?.UnionWith(rows);
        _shown = _shown?.Count > MostShown ? null : _shown;
    }

    /// <summary>What this console is shown now, and what it no longer sees. In one pass: there are many consoles and many rows.</summary>
    private (List<RowBody> Rows, List<ConversationId> Gone) Sort(IEnumerable<ConversationRow> changed)
    {
        var (rows, gone) = (new List<RowBody>(), new List<ConversationId>());
        foreach (var row in changed)
        {
            if (Tab is not null && Consoles.Tab.Shows(Viewer, Tab, row))
            {
                rows.Add(RowBody.Of(row));
            }
            else if (WasShown(row.Id))
            {
                gone.Add(row.Id);
            }
        }

        Remember(rows.Select(row => row.Id));
        return (rows, gone);
    }

    private void TellHead(FeedStep step)
    {
        if (step.Rows.Count == 0 && _feed is not null)
        {
            _line.Writer.TryWrite(("head", new HeadPush(_epoch.Mark(step.To))));
        }
    }

    private void HearOpen(ConversationChange change)
    {
        // The agent's own are heard as such.
        if (change.Row.Agent != Viewer.Agent)
        {
            HearOwn(change);
        }
    }

    private void HearOwn(ConversationChange change)
    {
        if (change.Typing is { } speaker)
        {
            TellTyping(change.Row, speaker);
        }
        else if (!change.Lines.IsEmpty)
        {
            _line.Writer.TryWrite(("messages", change));
        }
    }

    private void TellTyping(ConversationRow row, Speaker speaker)
    {
        var agent = speaker == Speaker.Agent ? row.Agent : null;
        if (agent != Viewer.Agent && _line.Reader.Count < LongestLineForTyping)
        {
            _line.Writer.TryWrite(("typing", new TypingPush(row.Id, speaker, agent)));
        }
    }

    private async Task SendAsync(IClientProxy client)
    {
        try
        {
            await foreach (var (method, frame) in _line.Reader.ReadAllAsync())
            {
                await client.SendAsync(method, frame is ConversationChange change ? await ShowAsync(change) : frame);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or ObjectDisposedException)
        {
            // The console went away; the hub removes this connection.
        }
    }

    private async ValueTask<MessagesPush> ShowAsync(ConversationChange change)
    {
        var lines = await _transcripts.ShowAsync(Viewer.Tenant, change.Lines, forCustomer: false, CancellationToken.None);
        return new(change.Row.Id, change.Previous, lines);
    }
}
