using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Actors.Api.Json;
using Actors.Api.Problems;
using Actors.Api.Security;
using Actors.Domain;
using Actors.GrainInterfaces;
using Microsoft.AspNetCore.Http;

namespace Actors.Api.Customers;

/// <summary>
/// One connection of one customer. Reading and writing are two loops; everything to send goes through the writer, in order.
/// The writer knows the last line it sent: a change that does not follow on it, or one that was dropped because the client reads slowly,
/// makes it read the journal instead, so that no line is missed or sent twice.
/// </summary>
internal sealed class CustomerSocket(WebSocket socket, HttpRequest request, CustomerSocketServices services)
{
    private const int LargestFrame = 64 * 1024;
    private const int PageSize = 100;

    private static readonly TimeSpan HelloWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan HeadEvery = TimeSpan.FromSeconds(10);

    // Bounded: a client that does not read costs this much and no more. What is dropped is read from the journal later.
    private readonly Channel<Outgoing> _outgoing = System.Threading.Channels.Channel.CreateBounded<Outgoing>(
        new BoundedChannelOptions(128) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly FrameLimit _limit = new(services.Time);
    private CustomerRoom? _room;
    private long _sent;
    private volatile bool _missed;

    private sealed record Outgoing(ServerFrame? Frame, ConversationChange? Change = null, long? CatchUpAfter = null);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (!await HelloAsync(stop.Token))
            {
                return;
            }

            using var listening = services.Listeners.OnConversation(_room!.Tenant, _room.Conversation, Hear);
            using var heads = services.Time.CreateTimer(
                _ => _outgoing.Writer.TryWrite(new(null)), null, HeadEvery, HeadEvery);
            _outgoing.Writer.TryWrite(new(null, CatchUpAfter: _sent));
            var writing = WriteAsync(stop.Token);
            var reading = ReadAsync(stop.Token);
            await Task.WhenAny(writing, reading);
            await stop.CancelAsync();
            await Task.WhenAll(writing, reading);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
        {
            // The client or the host went away: nothing is lost, the client comes back with its cursor.
        }
        finally
        {
            await CloseAsync();
        }
    }

    private async Task<bool> HelloAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(HelloWithin);
        var (frame, problem) = await ReceiveAsync(patience.Token);
        if (problem is null && frame is not { Type: "hello" })
        {
            problem = Problem.BadRequest("hello-expected", "The first frame must be hello, with the session's token.");
        }

        var user = problem is null ? await services.Tokens.ReadAsync(frame!.Token, cancellationToken) : null;
        if (problem is null && user is null)
        {
            problem = Problem.Of("not-signed-in", "Unauthorized", 401, "The token is not valid; start a new session.");
        }

        if (problem is null)
        {
            _room = CustomersApi.RoomOf(user!);
            var channel = (await services.Directory.FindAsync(_room.Tenant, cancellationToken))!.Channel(_room.Channel)!;
            problem = Origins.MayUse(request, channel) ? null : ForeignOrigins.Refused;
        }

        if (problem is null)
        {
            var head = await services.Rooms.HeadAsync(_room!, cancellationToken);
            problem = CursorProblem(frame!.After, head);
            if (problem is null)
            {
                _sent = frame.After ?? 0;
                var state = await services.Rooms.StateAsync(_room!, cancellationToken);
                await SendAsync(new WelcomeFrame(_room!.Conversation, head, state), cancellationToken);
                return true;
            }
        }

        await SendAsync(new ErrorFrame(null, problem), cancellationToken);
        return false;
    }

    private void Hear(ConversationChange change) => _missed |= !_outgoing.Writer.TryWrite(new(null, change));

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        while (socket.State == WebSocketState.Open)
        {
            var (frame, problem) = await ReceiveAsync(cancellationToken);
            if (frame is null && problem is null)
            {
                return;
            }

            if (!_limit.Allows(out var isFlood))
            {
                problem = FrameLimit.Problem;
            }

            var answer = problem is null ? await AnswerAsync(frame!, cancellationToken) : new(new ErrorFrame(frame?.Id, problem));
            if (answer is not null)
            {
                await _outgoing.Writer.WriteAsync(answer, cancellationToken);
            }

            if (isFlood)
            {
                return;
            }
        }
    }

    private async Task<Outgoing?> AnswerAsync(ClientFrame frame, CancellationToken cancellationToken)
    {
        try
        {
            return frame.Type switch
            {
                "ping" => new(new PongFrame()),
                "catchUp" => await CatchUpAsync(frame, cancellationToken),
                "open" => new(await DoAsync(frame, services.Rooms.OpenAsync)),
                "send" => new(await DoAsync(frame, (room, operation) => services.Rooms.SendAsync(room, frame.Text, operation))),
                "connect" => new(await DoAsync(frame, services.Rooms.ConnectAsync)),
                "toBot" => new(await DoAsync(frame, services.Rooms.SwitchToBotAsync)),
                _ => new(new ErrorFrame(frame.Id, Problem.BadRequest("frame-is-unknown", "There is no such frame type; see the protocol."))),
            };
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new(new ErrorFrame(frame.Id, services.Errors.Of(failure).Problem));
        }
    }

    private async Task<Outgoing> CatchUpAsync(ClientFrame frame, CancellationToken cancellationToken)
    {
        var head = await services.Rooms.HeadAsync(_room!, cancellationToken);
        return CursorProblem(frame.After, head) is { } problem
            ? new(new ErrorFrame(frame.Id, problem))
            : new(null, CatchUpAfter: frame.After ?? 0);
    }

    private async Task<ServerFrame> DoAsync(ClientFrame frame, Func<CustomerRoom, OperationKey, Task<Outcome>> deed)
    {
        if (!OperationKey.IsValid(frame.Id))
        {
            return new ErrorFrame(frame.Id, Problem.Of(new FieldIsInvalid("id", "1 to 128 printable ASCII characters.")));
        }

        var outcome = await deed(_room!, OperationKey.OfCustomer(_room!.Conversation, frame.Id!));
        return outcome.Rejection is { } rejection
            ? new ErrorFrame(frame.Id, Problem.Of(rejection))
            : new AckFrame(frame.Id!, outcome.Seq, outcome.Repeated);
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        await foreach (var outgoing in _outgoing.Reader.ReadAllAsync(cancellationToken))
        {
            if (outgoing.Frame is { } frame)
            {
                await SendAsync(frame, cancellationToken);
            }
            else if (outgoing.Change is { } change)
            {
                await SendChangeAsync(change, cancellationToken);
            }
            else if (outgoing.CatchUpAfter is { } after)
            {
                await SendAfterAsync(after, cancellationToken);
            }
            else if (_missed)
            {
                _missed = false;
                await SendAfterAsync(_sent, cancellationToken);
                await SendAsync(new StateFrame(await services.Rooms.StateAsync(_room!, cancellationToken)), cancellationToken);
            }
            else
            {
                await SendAsync(new HeadFrame(await services.Rooms.HeadAsync(_room!, cancellationToken)), cancellationToken);
            }
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
            var shown = await services.Rooms.ShowAsync(_room!, lines, cancellationToken);
            await SendAsync(new MessagesFrame(_sent, shown, false), cancellationToken);
            _sent = lines[^1].Seq;
        }

        if (change.Moved)
        {
            var state = await services.Rooms.StateAsync(_room!, change.Row, cancellationToken);
            await SendAsync(new StateFrame(state), cancellationToken);
        }
    }

    private async Task SendAfterAsync(long after, CancellationToken cancellationToken)
    {
        var more = true;
        while (more)
        {
            var page = await services.Rooms.ReadAsync(_room!, after, PageSize, cancellationToken);
            await SendAsync(new MessagesFrame(after, page.Messages, page.More), cancellationToken);
            more = page.More;
            after = page.Messages.Count > 0 ? page.Messages[^1].Seq : after;
            _sent = Math.Max(_sent, after);
        }
    }

    private Task SendAsync(ServerFrame frame, CancellationToken cancellationToken) => socket.SendAsync(
        JsonSerializer.SerializeToUtf8Bytes(frame, ApiJson.Strict.ServerFrame), WebSocketMessageType.Text, true,
        cancellationToken);

    private async Task<(ClientFrame? Frame, Problem? Problem)> ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return default;
            }

            if (part.EndOfMessage)
            {
                return part.MessageType == WebSocketMessageType.Text
                    ? Parse(buffer.AsSpan(0, length))
                    : (null, Malformed);
            }

            if (length == buffer.Length)
            {
                if (length >= LargestFrame)
                {
                    throw new WebSocketException(WebSocketError.Faulted, "The frame is larger than 64 KB.");
                }

                Array.Resize(ref buffer, Math.Min(buffer.Length * 4, LargestFrame));
            }
        }
    }

    private static (ClientFrame? Frame, Problem? Problem) Parse(ReadOnlySpan<byte> text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, ApiJson.Strict.ClientFrame) is { } frame ? (frame, null) : (null, Malformed);
        }
        catch (JsonException)
        {
            return (null, Malformed);
        }
    }

    private static Problem Malformed => Problem.BadRequest(
        "frame-is-malformed", "A frame is one JSON object in UTF-8 text with the fields of the protocol.");

    private static Problem? CursorProblem(long? after, long head) =>
        after < 0 ? Problem.Of(new FieldIsInvalid("after", "0 or more."))
        : after > head ? Problem.Of("cursor-is-from-the-future", "Conflict", 409, "There is no such line yet; begin at 0.")
        : null;

    private async Task CloseAsync()
    {
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            try
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
            }
            catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
            {
                // Gone already.
            }
        }
    }
}
