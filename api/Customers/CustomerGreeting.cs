using Actors.Api.Problems;
using Actors.Api.Security;
using Microsoft.AspNetCore.Http;

namespace Actors.Api.Customers;

/// <summary>Who greeted: the room, the last line that the client has, and the answer.</summary>
internal sealed record Greeted(CustomerRoom Room, long After, WelcomeFrame Welcome);

/// <summary>The first frame of a socket: who the customer is, from which page, and what the client has already.</summary>
internal sealed class CustomerGreeting(FrameStream frames, HttpRequest request, CustomerSocketServices services)
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(10);

    public async Task<(Greeted? Greeted, Problem? Problem)> ReceiveAsync(CancellationToken cancellationToken)
    {
        var (frame, problem) = await FirstAsync(cancellationToken);
        return problem is not null ? (null, problem)
            : frame is { Type: "hello" } ? await GreetAsync(frame, cancellationToken)
            : (null, EdgeProblems.HelloExpected);
    }

    private async Task<(ClientFrame? Frame, Problem? Problem)> FirstAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await frames.ReceiveAsync(cancellationToken).WaitAsync(Within, services.Time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return (null, EdgeProblems.HelloExpected);
        }
    }

    private async Task<(Greeted? Greeted, Problem? Problem)> GreetAsync(ClientFrame hello, CancellationToken cancellationToken)
    {
        if (await services.Tokens.ReadAsync(hello.Token, cancellationToken) is not { } user)
        {
            return (null, EdgeProblems.NotSignedIn);
        }

        var room = CustomersApi.RoomOf(user);
        var channel = (await services.Directory.FindAsync(room.Tenant, cancellationToken))!.Channel(room.Channel)!;
        if (!Origins.MayUse(request, channel))
        {
            return (null, EdgeProblems.ForeignOrigin);
        }

        var head = await services.Rooms.HeadAsync(room, cancellationToken);
        if (await services.Rooms.CheckAsync(room, hello.After ?? 0, request.Query["epoch"], head, cancellationToken) is { } wrong)
        {
            return (null, wrong);
        }

        var state = await services.Rooms.StateAsync(room, cancellationToken);
        return (new(room, hello.After ?? 0, new(room.Conversation, head, state, services.Epoch.Value)), null);
    }
}
