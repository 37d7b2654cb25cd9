using System.Collections.Concurrent;
using System.Security.Claims;
using System.Threading.Channels;
using Actors.Api.Conversations;
using Actors.Api.Json;
using Actors.Domain;
using Actors.Domain.Conversations;
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

    private readonly Channel<(string Method, object Frame)> _line = Channel.CreateBounded<(string, object)>(
        new BoundedChannelOptions(LongestLine) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly ConcurrentDictionary<ConversationId, IDisposable> _open = new();
    private readonly HashSet<ConversationId> _shown = [];
    private readonly Lock _lock = new();
    private readonly ConversationListeners _listeners;
    private readonly Transcripts _transcripts;
    private readonly IDisposable _own;
    private FeedPosition? _feed;

    public ConsoleConnection(
        Viewer viewer, ClaimsPrincipal user, IClientProxy client, Action abort, ConversationListeners listeners, Transcripts transcripts)
    {
        (Viewer, User, Abort, _listeners, _transcripts) = (viewer, user, abort, listeners, transcripts);
        _own = listeners.OnAgent(viewer.Tenant, viewer.Agent, HearOwn);
        _ = Task.Run(() => SendAsync(client));
    }

    public Viewer Viewer { get; }

    public ClaimsPrincipal User { get; }

    /// <summary>Cuts the connection.</summary>
    public Action Abort { get; }

    public string? Tab { get; private set; }

    public void Watch(string tab, string feed, IEnumerable<ConversationId> rows)
    {
        lock (_lock)
        {
            Tab = tab;
            _feed ??= FeedPosition.TryParse(feed, out var position) ? position : null;
            _shown.UnionWith(rows);
        }
    }

    public void CaughtUp(string feed)
    {
        lock (_lock)
        {
            _feed = FeedPosition.TryParse(feed, out var position) ? position : _feed;
        }
    }

    public void Open(string conversation)
    {
        if (ConversationKey.IsValid(conversation))
        {
            _open.GetOrAdd(new(conversation), id => _listeners.OnConversation(Viewer.Tenant, id, HearOpen));
        }
    }

    public void Close(string conversation)
    {
        if (_open.TryRemove(new ConversationId(conversation), out var listening))
        {
            listening.Dispose();
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
            var rows = step.Rows.Where(row => Tab is not null && Consoles.Tab.Shows(Viewer, Tab, row)).ToList();
            var gone = step.Rows.Except(rows).Select(row => row.Id).Where(_shown.Remove).ToList();
            _shown.UnionWith(rows.Select(row => row.Id));
            if (step.Rows.Count == 0)
            {
                TellHead(step);
                return;
            }

            var frame = new RowsPush(
                from.ToString(), step.To.ToString(), [.. rows.Select(RowBody.Of)], gone, ConsoleReads.Counts(Viewer, step.Counts));
            if (_line.Writer.TryWrite(("rows", frame)))
            {
                _feed = step.To;
            }
        }
    }

    public void Dispose()
    {
        _own.Dispose();
        foreach (var listening in _open.Values)
        {
            listening.Dispose();
        }

        _line.Writer.TryComplete();
    }

    private void TellHead(FeedStep step)
    {
        if (step.Rows.Count == 0 && _feed is not null)
        {
            _line.Writer.TryWrite(("head", new HeadPush(step.To.ToString())));
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
        if (!change.Lines.IsEmpty)
        {
            _line.Writer.TryWrite(("messages", change));
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
