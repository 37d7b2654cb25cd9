using System.Threading.Channels;
using Actors.Api.Json;
using Actors.Domain.Messages;
using Actors.GrainInterfaces;

namespace Actors.Api.Customers;

/// <summary>
/// Something to send: a frame, a change, the lines after a place in the journal, nothing but what is due anyway, or (nothing of these) where the
/// journal stands.
/// </summary>
internal sealed record Outgoing(ServerFrame? Frame = null, ConversationChange? Change = null, long? CatchUpAfter = null, bool Wakes = false);

/// <summary>
/// Everything that is sent to one customer, in order. It knows the last line it sent: a change that does not follow on it, or one that was
/// dropped because the client reads slowly, makes it read the journal instead, so that no line is missed or sent twice.
/// </summary>
internal sealed class CustomerOutbox(
    FrameStream frames, CustomerRooms rooms, WaitingPlaces places, CustomerRoom room, long sent, CustomerStateBody state) : IDisposable
{
    private const int PageSize = 100;

    /// <summary>Who is writing is told only where nobody waits for anything else.</summary>
    private const int LongestLineForTyping = 16;

    // Bounded: a client that does not read costs this much and no more. What is dropped is read from the journal later.
    private readonly Channel<Outgoing> _line = Channel.CreateBounded<Outgoing>(
        new BoundedChannelOptions(128) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private long _sent = sent;
    private CustomerStateBody _told = state;
    private volatile bool _missed;
    private IDisposable? _waiting;

    // What blocks the input may have happened before the client came.
    private volatile bool _settings = !state.CanWrite;

    /// <summary>Waits for room: a client that does not read its answers is not read either.</summary>
    public ValueTask AddAsync(Outgoing outgoing, CancellationToken cancellationToken) => _line.Writer.WriteAsync(outgoing, cancellationToken);

    /// <summary>A change that was committed, or that somebody is writing; never waits.</summary>
    public void Hear(ConversationChange change)
    {
        if (change.Typing is not { } speaker)
        {
            _missed |= !_line.Writer.TryWrite(new(Change: change));
        }
        else if (speaker == Speaker.Agent && _line.Reader.Count < LongestLineForTyping)
        {
            _line.Writer.TryWrite(new(new TypingFrame()));
        }
    }

    /// <summary>The state that the customer sees: from here, or no longer, positions are told.</summary>
    public void Stand(CustomerStateBody state)
    {
        _waiting?.Dispose();
        _waiting = state.Queue is not { } queue ? null : places.Begin(
            room.Tenant, queue, room.Conversation,
            state.Position is { } position ? new(room.Conversation, position, state.Wait) : null,
            standing => _line.Writer.TryWrite(new(new PositionFrame(standing.Position, standing.Wait))));
    }

    public void Dispose() => _waiting?.Dispose();

    /// <summary>The settings may have changed; never waits.</summary>
    public void HearSettings()
    {
        _settings = true;
        _line.Writer.TryWrite(new(Wakes: true));
    }

    /// <summary>Tells where the journal stands, when there is room to.</summary>
    public void TellHead() => _line.Writer.TryWrite(new());

    /// <summary>Tells that the server stops; who reads too slowly for that learns it by the close.</summary>
    public void TellLeaving() => _line.Writer.TryWrite(new(new LeavingFrame()));

    /// <summary>Nothing comes any more; what is there is still sent.</summary>
    public void Complete() => _line.Writer.TryComplete();

    public async Task SendAsync(CancellationToken cancellationToken)
    {
        await SendAfterAsync(_sent, cancellationToken);
        await SendServiceAsync(cancellationToken);
        await foreach (var outgoing in _line.Reader.ReadAllAsync(cancellationToken))
        {
            await SendAsync(outgoing, cancellationToken);
            if (_missed && _line.Reader.Count == 0)
            {
                _missed = false;
                await SendAfterAsync(_sent, cancellationToken);
                await SendStateAsync(await rooms.StateAsync(room, cancellationToken), cancellationToken);
            }

            await SendServiceAsync(cancellationToken);
        }
    }

    private async Task SendAsync(Outgoing outgoing, CancellationToken cancellationToken)
    {
        if (outgoing.Frame is { } frame)
        {
            await frames.SendAsync(frame, cancellationToken);
        }
        else if (outgoing.Change is { } change)
        {
            await SendChangeAsync(change, cancellationToken);
        }
        else if (outgoing.CatchUpAfter is { } after)
        {
            await SendAfterAsync(after, cancellationToken);
        }
        else if (!outgoing.Wakes)
        {
            await frames.SendAsync(new HeadFrame(await rooms.HeadAsync(room, cancellationToken)), cancellationToken);
            _settings |= await rooms.OpeningAsync(room, cancellationToken) != _told.Opening;
        }
    }

    private async Task SendChangeAsync(ConversationChange change, CancellationToken cancellationToken)
    {
        var lines = change.Lines.Where(line => line.IsForCustomer && line.Seq > _sent).ToList();
        if (lines.Count > 0 && change.PreviousForCustomer > _sent)
        {
            await SendAfterAsync(_sent, cancellationToken);
        }
        else if (lines.Count > 0)
        {
            var shown = await rooms.ShowAsync(room, lines, cancellationToken);
            await frames.SendAsync(new MessagesFrame(_sent, shown, false), cancellationToken);
            _sent = lines[^1].Seq;
        }

        if (change.Moved)
        {
            var state = await rooms.StateAsync(room, change.Row, cancellationToken);
            _settings |= _told.CanWrite && !state.CanWrite;
            await SendStateAsync(state, cancellationToken);
        }
    }

    /// <summary>
    /// After a change of settings, or of the hour: whether the customer may write, and when it opens again. The conversation is told only when the
    /// input is blocked or opened.
    /// </summary>
    private async Task SendServiceAsync(CancellationToken cancellationToken)
    {
        if (!_settings)
        {
            return;
        }

        _settings = false;
        var state = await rooms.StateAsync(room, cancellationToken);
        if (!state.CanWrite || !_told.CanWrite)
        {
            await rooms.ReviewAsync(room);
        }

        if (state != _told)
        {
            await SendStateAsync(state, cancellationToken);
        }
    }

    private Task SendStateAsync(CustomerStateBody state, CancellationToken cancellationToken)
    {
        _told = state;
        Stand(state);
        return frames.SendAsync(new StateFrame(state), cancellationToken);
    }

    private async Task SendAfterAsync(long after, CancellationToken cancellationToken)
    {
        var more = true;
        while (more)
        {
            var page = await rooms.ReadAsync(room, after, PageSize, cancellationToken);
            await frames.SendAsync(new MessagesFrame(after, page.Messages, page.More), cancellationToken);
            more = page.More;
            after = page.Messages.Count > 0 ? page.Messages[^1].Seq : after;
            _sent = Math.Max(_sent, after);
        }
    }
}
