using System.Security.Claims;
using Actors.Api.Conversations;
using Actors.Api.Customers;
using Actors.Api.Json;
using Actors.Api.Messengers;
using Actors.Api.OpenApi;
using Actors.Api.Problems;
using Actors.Api.Security;
using Actors.Channels.Web;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Actors.Api.Programs;

/// <summary>What gateways bring in for a channel account. See docs/protocol.md.</summary>
internal static class ProgramsApi
{
    public static void MapProgramsApi(this IEndpointRouteBuilder routes)
    {
        // Nothing limits a gateway by rate, and every message would pay for asking.
        var channel = routes.MapGroup("/v1/channels/{channel}").RequireAuthorization(Policies.Program).DisableRateLimiting().RefusesStrangers().WithTags("Programs");
        channel.MapPost("/messages", Receive)
            .Says("Bring a customer's message", "What a messenger delivered; the id is the messenger's own, so that its retries are one message.").RefusesChanges();
        channel.MapPost("/connect", Connect)
            .Says("Bring a request for a person", "The customer asked for a person in the messenger.").RefusesChanges();
        channel.MapPost("/start-links", StartLink)
            .Says(
                "Make a start link's token",
                "Whoever starts a consult talk session with it as the link's `extra` is this customer, whatever the dealer calls the person.").RefusesChanges();
        channel.MapGet("/customers/{customer}/messages", Read)
            .Says("Read a customer's transcript", "Lines after a cursor, oldest first.").Refuses(404, 409);
    }

    private static Task<Results<JsonAnswer<InboundOutcomeBody>, ProblemResult>> Receive(
        string channel, InboundBody body, ClaimsPrincipal user, CustomerRooms rooms, TenantDirectory directory,
        HttpContext context) =>
        Do(channel, body.Customer, body.Name, body.Id, user, directory, context,
            (room, operation) => rooms.SendAsync(room, body.Text, operation));

    private static Task<Results<JsonAnswer<InboundOutcomeBody>, ProblemResult>> Connect(
        string channel, InboundConnectBody body, ClaimsPrincipal user, CustomerRooms rooms, TenantDirectory directory,
        HttpContext context) =>
        body.Priority is < 0 or > ConversationDecider.HighestPriority
            ? Task.FromResult<Results<JsonAnswer<InboundOutcomeBody>, ProblemResult>>(ProblemResult.Of(new FieldIsInvalid("priority", "0 to 9.")))
            : Do(channel, body.Customer, body.Name, body.Id, user, directory, context,
                (room, operation) => rooms.ConnectAsync(room, operation, body.Priority));

    private static async Task<Results<Ok<MessagesBody>, ProblemResult>> Read(
        string channel, string customer, ClaimsPrincipal user, CustomerRooms rooms, TenantDirectory directory,
        CancellationToken cancellationToken, long after = 0, int limit = 100, string? epoch = null)
    {
        var (room, wrong) = await RoomAsync(channel, customer, null, user, directory, cancellationToken);
        return wrong is not null ? ProblemResult.Of(wrong) : await rooms.AnswerAsync(room!, after, epoch, limit, cancellationToken);
    }

    private static async Task<Results<Ok<StartLinkBody>, ProblemResult>> StartLink(
        string channel, NewStartLinkBody body, ClaimsPrincipal user, TenantDirectory directory, KakaoPeople people, CancellationToken cancellationToken)
    {
        var (room, wrong) = await RoomAsync(channel, body.Customer, null, user, directory, cancellationToken);
        if (wrong is not null)
        {
            return ProblemResult.Of(wrong);
        }

        return (await directory.FindAsync(room!.Tenant, cancellationToken))!.Channel(room.Channel)!.Type != ChannelType.Kakao
            ? ProblemResult.Of(new FieldIsInvalid("channel", "A channel account of type kakao."))
            : TypedResults.Ok(new StartLinkBody(
                await people.NewStartLinkAsync(room.Tenant, room.Channel, room.Customer, cancellationToken), room.Conversation));
    }

    private static async Task<Results<JsonAnswer<InboundOutcomeBody>, ProblemResult>> Do(
        string channel, string? customer, string? name, string? id, ClaimsPrincipal user, TenantDirectory directory,
        HttpContext context, Func<CustomerRoom, OperationKey, Task<Outcome>> deed)
    {
        var (room, wrong) = await RoomAsync(channel, customer, name, user, directory, context.RequestAborted);
        wrong ??= ConversationCalls.IdOf(context, id, out id);
        if (wrong is not null)
        {
            return ProblemResult.Of(wrong);
        }

        var outcome = await deed(room!, OperationKey.OfChannel(room!.Channel, id!));
        return outcome.Rejection is { } rejection
            ? ProblemResult.Of(rejection)
            : new JsonAnswer<InboundOutcomeBody>(new(room.Conversation, outcome.Seq, outcome.Repeated), ApiJson.Strict.InboundOutcomeBody);
    }

    private static async ValueTask<(CustomerRoom? Room, Rejection? Wrong)> RoomAsync(
        string channel, string? customer, string? name, ClaimsPrincipal user, TenantDirectory directory,
        CancellationToken cancellationToken)
    {
        var tenant = user.TenantId();
        if (!Slug.IsValid(channel)
            || (await directory.FindAsync(tenant, cancellationToken))?.Channel(new(channel)) is null)
        {
            return (null, new Domain.NotFound("This channel"));
        }

        return WebInbound.Check(customer, name) is { } wrong ? (null, wrong) : (new(tenant, new(channel), new(customer!), name), null);
    }
}
