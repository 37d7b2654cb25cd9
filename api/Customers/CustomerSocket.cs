using System.Net.WebSockets;
using System.Threading.Channels;
using Actors.Api.Problems;
using Actors.Api.Security;
using Microsoft.AspNetCore.Http;

namespace Actors.Api.Customers;

/// <summary>
/// One connection of one customer, from the greeting to the farewell. Reading and sending are two loops; when one ends, so does the other: what
/// was answered is still sent. A host that stops sends its clients elsewhere, first by a word, so that they go when they have their answers, then by closing:
/// reading is not cut off then, since that would cut the connection before the farewell, but nothing is done any more of what is read; it is not answered,
/// so the client says it again there.
/// </summary>
internal sealed class CustomerSocket(WebSocket socket, HttpRequest request, CustomerSocketServices services)
{
    private static readonly TimeSpan HeadEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LastFramesWithin = TimeSpan.FromSeconds(5);

    private readonly FrameStream _frames = new(socket, services.Instruments, services.Time);
    private readonly RateLimit _limit = RateLimit.OfFrames(services.Time);
    private Task _answering = Task.CompletedTask;
    private WebSocketCloseStatus _farewell = WebSocketCloseStatus.NormalClosure;
    private volatile bool _isOver;

    /// <param name="stopping">The host is about to stop.</param>
    /// <param name="cancellationToken">The connection is gone.</param>
    public async Task RunAsync(CancellationToken stopping, CancellationToken cancellationToken)
    {
        services.Instruments.CustomerOpened();
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
            var (greeted, problem) = await new CustomerGreeting(_frames, request, services).ReceiveAsync(either.Token);
            if (greeted is not null)
            {
                await _frames.SendAsync(greeted.Welcome, cancellationToken);
                await TalkAsync(greeted, stopping, cancellationToken);
            }
            else
            {
                await RefuseAsync(problem!, cancellationToken);
            }
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or ChannelClosedException)
        {
            // The client or the host went away: nothing is lost, the client comes back with its cursor.
        }
        catch (Exception failure)
        {
            await RefuseAsync(services.Errors.Of(failure).Problem, cancellationToken);
        }
        finally
        {
            services.Instruments.CustomerClosed();
            await _frames.CloseAsync(_farewell);
        }
    }

    private async Task TalkAsync(Greeted greeted, CancellationToken stopping, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var outbox = new CustomerOutbox(
            _frames, services.Rooms, services.Places, greeted.Room, greeted.After, greeted.Welcome.State);
        outbox.Stand(greeted.Welcome.State);
        using var listening = services.Listeners.OnConversation(greeted.Room.Tenant, greeted.Room.Conversation, outbox.Hear);
        using var settings = services.Settings.OnTenant(greeted.Room.Tenant, outbox.HearSettings);
        using var heads = services.Time.CreateTimer(_ => outbox.TellHead(), null, HeadEvery, HeadEvery);
        var sending = outbox.SendAsync(stop.Token);
        var reading = ReadAsync(new(greeted.Room, services), outbox, stop.Token);
        var leaving = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var told = stopping.Register(leaving.SetResult);
        var first = await Task.WhenAny(sending, reading, leaving.Task);
        if (first == leaving.Task)
        {
            outbox.TellLeaving();
            var (late, gone) = (Task.Delay(Stopping.LeavesWithin, services.Time, stop.Token), Task.WhenAny(sending, reading));
            first = await Task.WhenAny(gone, late) == gone ? await gone : first;
        }

        if (first == sending)
        {
            await stop.CancelAsync();
        }

        if (first == leaving.Task)
        {
            _isOver = true;
            await Task.WhenAny(_answering, Task.Delay(Stopping.CallsWithin, services.Time, stop.Token));
        }

        outbox.Complete();
        stop.CancelAfter(first == leaving.Task ? Stopping.FarewellWithin : LastFramesWithin);
        if (first == leaving.Task)
        {
            _farewell = WebSocketCloseStatus.EndpointUnavailable;
            await sending;
            await _frames.LeaveAsync(_farewell, stop.Token);
        }

        await Task.WhenAll(sending, reading);
    }

    private async Task ReadAsync(CustomerRequests requests, CustomerOutbox outbox, CancellationToken cancellationToken)
    {
        while (_frames.CanRead)
        {
            var (frame, problem) = await _frames.ReceiveAsync(cancellationToken);
            if (frame is null && problem is null)
            {
                return;
            }

            if (_isOver)
            {
                continue;
            }

            var isAllowed = _limit.Allows(out var isFlood);
            var isTooLarge = problem is { Status: StatusCodes.Status413PayloadTooLarge };
            problem ??= isAllowed ? null : EdgeProblems.TooManyFrames;
            await (_answering = AnswerAsync(requests, outbox, frame, problem, cancellationToken));
            if (isFlood || isTooLarge)
            {
                _farewell = FarewellOf(problem!);
                return;
            }
        }
    }

    private static async Task AnswerAsync(
        CustomerRequests requests, CustomerOutbox outbox, ClientFrame? frame, Problem? problem, CancellationToken cancellationToken) =>
        await outbox.AddAsync(
            problem is null ? await requests.AnswerAsync(frame!, cancellationToken) : new(new ErrorFrame(frame?.Id, problem)),
            cancellationToken);

    private async Task RefuseAsync(Problem problem, CancellationToken cancellationToken)
    {
        _farewell = FarewellOf(problem);
        try
        {
            await _frames.SendAsync(new ErrorFrame(null, problem), cancellationToken);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
        {
            // The client went away before it could read it.
        }
    }

    private static WebSocketCloseStatus FarewellOf(Problem problem) => problem.Status switch
    {
        StatusCodes.Status413PayloadTooLarge => WebSocketCloseStatus.MessageTooBig,
        >= StatusCodes.Status500InternalServerError => WebSocketCloseStatus.InternalServerError,
        _ => WebSocketCloseStatus.PolicyViolation,
    };
}
