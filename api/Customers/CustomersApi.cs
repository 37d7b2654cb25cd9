using System.Security.Claims;
using Actors.Api.Conversations;
using Actors.Api.Json;
using Actors.Api.OpenApi;
using Actors.Api.Problems;
using Actors.Api.Security;
using Actors.Channels;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Actors.Api.Customers;

/// <summary>A customer's calls. See docs/protocol.md.</summary>
internal static class CustomersApi
{
    public static void MapCustomersApi(this IEndpointRouteBuilder routes)
    {
        var web = routes.MapGroup("/v1/web").WithTags("Customer");
        web.MapPost("/sessions", StartSession).AllowAnonymous()
            .Says("Start or renew a session", "Answers the token that is the customer; a valid token given here is renewed, any other makes a new customer.").Refuses(403, 429).RefusesChanges();
        var customer = web.MapGroup("").RequireAuthorization(Policies.Customer).RequireRateLimiting(SecurityExtensions.CustomerLimit)
            .RefusesStrangers().Refuses(StatusCodes.Status429TooManyRequests);
        customer.MapPost("/open", Open)
            .Says("Open the panel", "The customer opened the panel: a bot says hello, a channel without one asks for a person.").RefusesChanges();
        customer.MapPost("/messages", Send)
            .Says("Write a message", "1 to 10,000 characters, kept as written.").RefusesChanges();
        customer.MapGet("/messages", Read)
            .Says("Read the transcript", "Lines after a cursor, oldest first, with the state of the conversation.").Refuses(409);
        customer.MapPost("/connect", Connect)
            .Says("Ask for a person", "상담원 연결: the bot falls silent and the conversation is queued.").RefusesChanges();
        customer.MapPost("/bot", SwitchToBot)
            .Says("Go back to the bot", "챗봇 전환: leaves the queue or the consulting.").RefusesChanges();
    }

    /// <summary>Starts a session, or renews the one whose token is given.</summary>
    private static async Task<Results<Ok<SessionBody>, ProblemResult>> StartSession(
        SessionRequestBody body, CustomerTokens tokens, UserTokens users, TenantDirectory directory, HttpContext context,
        CancellationToken cancellationToken)
    {
        var parts = body.Channel?.Split('/') ?? [];
        if (parts.Length != 2 || !Slug.IsValid(parts[0]) || !Slug.IsValid(parts[1]))
        {
            return ProblemResult.Of(new FieldIsInvalid("channel", "TENANT/CHANNEL, for instance demo/web."));
        }

        if (CustomerName.Check(body.Name) is { } misnamed)
        {
            return ProblemResult.Of(misnamed);
        }

        var tenant = await directory.FindAsync(new(parts[0]), cancellationToken);
        if (tenant?.Channel(new(parts[1])) is not { Type: ChannelType.Web } channel)
        {
            return ProblemResult.Of(new Domain.NotFound($"Web channel {body.Channel}"));
        }

        if (!Origins.MayUse(context.Request, channel))
        {
            return new ProblemResult(EdgeProblems.ForeignOrigin);
        }

        // Who was verified is verified anew each time: the page of somebody who signed out does not go on as who was signed in.
        var user = users.Read(body.User, tenant, channel.Id);
        var known = user is null ? await tokens.ReadAsync(body.Token, cancellationToken) : null;
        var isSame = known is not null && known.TenantId() == tenant.Tenant && known.ChannelId() == channel.Id && !VerifiedUser.Is(known.CustomerId());
        var customer = user?.Customer ?? (isSame ? known!.CustomerId() : CustomerTokens.NewCustomer());
        var name = user?.Name ?? body.Name ?? (isSame ? known!.CustomerDisplayName() : null);
        var (token, expiresAt) = tokens.Issue(tenant.Tenant!.Value, channel.Id, customer, name);
        return TypedResults.Ok(new SessionBody(
            token, expiresAt, ConversationKey.Of(tenant.Tenant.Value, channel.Id, customer), tenant.Name, channel.Name,
            channel.Bot is not null, user is not null));
    }

    private static Task<Results<Ok<OutcomeBody>, ProblemResult>> Open(
        OperationBody? body, ClaimsPrincipal user, CustomerRooms rooms, HttpContext context) =>
        Do(body?.Id, user, context, rooms.OpenAsync);

    private static Task<Results<Ok<OutcomeBody>, ProblemResult>> Connect(
        OperationBody? body, ClaimsPrincipal user, CustomerRooms rooms, HttpContext context) =>
        Do(body?.Id, user, context, rooms.ConnectAsync);

    private static Task<Results<Ok<OutcomeBody>, ProblemResult>> SwitchToBot(
        OperationBody? body, ClaimsPrincipal user, CustomerRooms rooms, HttpContext context) =>
        Do(body?.Id, user, context, rooms.SwitchToBotAsync);

    private static Task<Results<Ok<OutcomeBody>, ProblemResult>> Send(
        TextBody body, ClaimsPrincipal user, CustomerRooms rooms, HttpContext context) =>
        Do(body.Id, user, context, (room, operation) => rooms.SendAsync(room, body.Text, operation, body.Files));

    private static Task<Results<Ok<MessagesBody>, ProblemResult>> Read(
        ClaimsPrincipal user, CustomerRooms rooms, CancellationToken cancellationToken, long after = 0, int limit = 100, string? epoch = null) =>
        rooms.AnswerAsync(RoomOf(user), after, epoch, limit, cancellationToken);

    private static async Task<Results<Ok<OutcomeBody>, ProblemResult>> Do(
        string? id, ClaimsPrincipal user, HttpContext context, Func<CustomerRoom, OperationKey, Task<Outcome>> deed)
    {
        if (ConversationCalls.IdOf(context, id, out var operation) is { } wrong)
        {
            return ProblemResult.Of(wrong);
        }

        var room = RoomOf(user);
        var outcome = await deed(room, OperationKey.OfCustomer(room.Conversation, operation));
        return outcome.Rejection is { } rejection
            ? ProblemResult.Of(rejection)
            : TypedResults.Ok(new OutcomeBody(outcome.Seq, outcome.Repeated));
    }

    internal static CustomerRoom RoomOf(ClaimsPrincipal user) =>
        new(user.TenantId(), user.ChannelId(), user.CustomerId(), user.CustomerDisplayName());
}
