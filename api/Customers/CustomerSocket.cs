using System.Net.WebSockets;
using Actors.Api.Problems;
using Actors.Api.Security;
using Microsoft.AspNetCore.Http;

namespace Actors.Api.Customers;

/// <summary>
/// One connection of one customer, from the greeting to the farewell. Reading and sending are two loops; when one ends, so does the other: what
/// was answered is still sent.
/// </summary>
internal sealed class CustomerSocket(WebSocket socket, HttpRequest request, CustomerSocketServices services)
{
    private static readonly TimeSpan HeadEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LastFramesWithin = TimeSpan.FromSeconds(5);

    private readonly FrameStream _frames = new(socket, services.Instruments, services.Time);
    private readonly RateLimit _limit = RateLimit.OfFrames(services.Time);
    private WebSocketCloseStatus _farewell = WebSocketCloseStatus.NormalClosure;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        services.Instruments.CustomerOpened();
        try
        {
            var (greeted, problem) = await new CustomerGreeting(_frames, request, services).ReceiveAsync(cancellationToken);
            if (greeted is not null)
            {
                await _frames.SendAsync(greeted.Welcome, cancellationToken);
                await TalkAsync(greeted, cancellationToken);
            }
            else
            {
                await RefuseAsync(problem!, cancellationToken);
            }
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
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
            // A host that stops sends its clients elsewhere.
            await _frames.CloseAsync(
                _farewell == WebSocketCloseStatus.NormalClosure && cancellationToken.IsCancellationRequested
                    ? WebSocketCloseStatus.EndpointUnavailable
                    : _farewell);
        }
    }

    private async Task TalkAsync(Greeted greeted, CancellationToken cancellationToken)
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
        if (await Task.WhenAny(sending, reading) == sending)
        {
            await stop.CancelAsync();
        }

        outbox.Complete();
        stop.CancelAfter(LastFramesWithin);
        await Task.WhenAll(sending, reading);
    }

    private async Task ReadAsync(CustomerRequests requests, CustomerOutbox outbox, CancellationToken cancellationToken)
    {
        while (_frames.IsOpen)
        {
            var (frame, problem) = await _frames.ReceiveAsync(cancellationToken);
            if (frame is null && problem is null)
            {
                return;
            }

            var isAllowed = _limit.Allows(out var isFlood);
            var isTooLarge = problem is { Status: StatusCodes.Status413PayloadTooLarge };
            problem ??= isAllowed ? null : EdgeProblems.TooManyFrames;
            await outbox.AddAsync(
                problem is null ? await requests.AnswerAsync(frame!, cancellationToken) : new(new ErrorFrame(frame?.Id, problem)),
                cancellationToken);
            if (isFlood || isTooLarge)
            {
                _farewell = FarewellOf(problem!);
                return;
            }
        }
    }

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
