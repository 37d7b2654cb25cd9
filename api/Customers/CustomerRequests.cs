using Actors.Api.Conversations;
using Actors.Api.Problems;
using Actors.Api.Telemetry;
using Actors.Domain;

namespace Actors.Api.Customers;

/// <summary>Answers the frames of one customer.</summary>
internal sealed class CustomerRequests(CustomerRoom room, CustomerSocketServices services)
{
    private readonly TypingPace _typing = new(services.Time);

    /// <summary>What a frame leads to: a frame to send, or a place in the journal to send from.</summary>
    public async Task<Outgoing> AnswerAsync(ClientFrame frame, CancellationToken cancellationToken)
    {
        using var span = ApiInstruments.Frame(frame.Type is "catchUp" or "open" or "send" or "connect" or "toBot" or "typing" ? frame.Type : "other");
        try
        {
            return frame.Type switch
            {
                "ping" => new(new PongFrame()),
                "typing" => await TypeAsync(),
                "catchUp" => await CatchUpAsync(frame, cancellationToken),
                "open" => new(await DoAsync(frame, services.Rooms.OpenAsync)),
                "send" => new(await DoAsync(frame, (room, operation) => services.Rooms.SendAsync(room, frame.Text, operation, frame.Files))),
                "connect" => new(await DoAsync(frame, services.Rooms.ConnectAsync)),
                "toBot" => new(await DoAsync(frame, services.Rooms.SwitchToBotAsync)),
                _ => new(new ErrorFrame(frame.Id, EdgeProblems.FrameIsUnknown)),
            };
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new(new ErrorFrame(frame.Id, services.Errors.Of(failure).Problem));
        }
    }

    private async Task<Outgoing> TypeAsync()
    {
        if (_typing.Allows(room.Conversation))
        {
            await services.Rooms.TypeAsync(room);
        }

        return new(Wakes: true);
    }

    private async Task<Outgoing> CatchUpAsync(ClientFrame frame, CancellationToken cancellationToken)
    {
        var after = frame.After ?? 0;
        var head = await services.Rooms.HeadAsync(room, cancellationToken);
        return await services.Rooms.CheckAsync(room, after, null, head, cancellationToken) is { } problem
            ? new(new ErrorFrame(frame.Id, problem))
            : new(null, CatchUpAfter: after);
    }

    private async Task<ServerFrame> DoAsync(ClientFrame frame, Func<CustomerRoom, OperationKey, Task<Outcome>> deed)
    {
        if (!OperationKey.IsValid(frame.Id))
        {
            return new ErrorFrame(frame.Id, Problem.Of(new FieldIsInvalid("id", "1 to 128 printable ASCII characters.")));
        }

        var outcome = await deed(room, OperationKey.OfCustomer(room.Conversation, frame.Id!));
        return outcome.Rejection is { } rejection
            ? new ErrorFrame(frame.Id, Problem.Of(rejection))
            : new AckFrame(frame.Id!, outcome.Seq, outcome.Repeated);
    }
}
