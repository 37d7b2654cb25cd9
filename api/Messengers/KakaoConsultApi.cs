using Actors.Api.Conversations;
using Actors.Api.OpenApi;
using Actors.Api.Problems;
using Actors.Channels;
using Actors.Channels.KakaoConsult;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.GrainInterfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Actors.Api.Messengers;

using Answer = Results<Ok, ProblemResult>;

/// <summary>Consult talk calls us. Any repeat is answered like the first time; nothing is answered before it is durable.</summary>
internal static class KakaoConsultApi
{
    public static void MapKakaoConsultApi(this IEndpointRouteBuilder routes)
    {
        var hooks = routes.MapGroup("/v1/hooks/{tenant}/{channel}/{secret}").WithTags("Messengers").Refuses(404, 413, 429);
        hooks.MapPost("/reference", Reference)
            .Says("KakaoTalk consult talk: a session starts", "Kakao or its relay calls it. With a builder before it, the customer has asked for a person.");
        hooks.MapPost("/message", Message)
            .Says("KakaoTalk consult talk: a customer's message", "Kakao or its relay calls it; the serial number makes its retries one message.");
        hooks.MapPost("/expired_session", Expired)
            .Says("KakaoTalk consult talk: a session is over", "Kakao or its relay calls it.");
    }

    private static async Task<Answer> Reference(
        string tenant, string channel, string secret, HttpContext context, MessengerGate gate, ConversationCalls calls, KakaoPeople people)
    {
        if (await EnterAsync(tenant, channel, secret, context, gate) is not var (account, options))
        {
            return MessengerGate.Nobody;
        }

        if (gate.Refusal(account, context) is { } tooMuch)
        {
            return tooMuch;
        }

        if (KakaoConsultInbound.ReadReference(await MessengerGate.BodyAsync(context)) is not { } visitor || visitor.SenderKey != options.SenderKey)
        {
            return new ProblemResult(EdgeProblems.BodyIsMalformed);
        }

        var customer = await people.ComesAsync(account, visitor, context.RequestAborted);
        var call = Call(account, visitor, customer, $"kakao-start-{visitor.SessionId}-{visitor.Time}");
        return Of(await calls.CallAsync(account.Tenant, Room(account, customer), grain => IsBehindABuilder(account) ? grain.Connect(call) : grain.Open(call)));
    }

    private static async Task<Answer> Message(
        string tenant, string channel, string secret, HttpContext context, MessengerGate gate, ConversationCalls calls, KakaoConsultTexts texts,
        KakaoPeople people)
    {
        if (await EnterAsync(tenant, channel, secret, context, gate) is not var (account, options))
        {
            return MessengerGate.Nobody;
        }

        if (gate.Refusal(account, context) is { } tooMuch)
        {
            return tooMuch;
        }

        if (KakaoConsultInbound.ReadMessage(await MessengerGate.BodyAsync(context)) is not { } message || message.Visitor.SenderKey != options.SenderKey)
        {
            return new ProblemResult(EdgeProblems.BodyIsMalformed);
        }

        var customer = await people.OfAsync(account, message.Visitor, context.RequestAborted);
        var room = Room(account, customer);
        var call = Call(account, message.Visitor, customer, $"kakao-{message.Serial}");
        if (message.Extra == KakaoConsultOutbound.ConnectToken)
        {
            return Of(await calls.CallAsync(account.Tenant, room, grain => grain.Connect(call)));
        }

        var (text, media) = (await texts.OfAsync(account.Tenant, room, message, context.RequestAborted), message.Copied);
        if (MessageText.Check(text, carries: !media.IsEmpty, out var words) is { } wrong)
        {
            return ProblemResult.Of(wrong);
        }

        // Behind a builder a customer writes here only to a person, also where the start of the session comes late or never.
        if (IsBehindABuilder(account) && text.Trim() != Domain.AutoMessages.KakaoTexts.EndWord)
        {
            var request = call with { Operation = OperationKey.OfChannel(account.Channel.Id, $"kakao-{message.Serial}-start") };
            await calls.CallAsync(account.Tenant, room, grain => grain.Connect(request));
        }

        return Of(await calls.CallAsync(account.Tenant, room, grain => grain.Receive(
            new(call.Channel, call.Customer, null, words, call.Operation, call.Visit, Media: media.IsEmpty ? null : media))));
    }

    private static async Task<Answer> Expired(
        string tenant, string channel, string secret, HttpContext context, MessengerGate gate, ConversationCalls calls, KakaoPeople people)
    {
        if (await EnterAsync(tenant, channel, secret, context, gate) is not var (account, options))
        {
            return MessengerGate.Nobody;
        }

        if (gate.Refusal(account, context) is { } tooMuch)
        {
            return tooMuch;
        }

        var body = await MessengerGate.BodyAsync(context);
        if (body.IsEmpty)
        {
            return TypedResults.Ok();
        }

        if (KakaoConsultInbound.ReadExpired(body) is not { } visitor || visitor.SenderKey != options.SenderKey)
        {
            return new ProblemResult(EdgeProblems.BodyIsMalformed);
        }

        var operation = OperationKey.OfChannel(account.Channel.Id, $"kakao-end-{visitor.SessionId}-{visitor.Time}");
        return Of(await calls.CallDutiesAsync(
            account.Tenant, Room(account, await people.OfAsync(account, visitor, context.RequestAborted)), grain => grain.LoseSession(new(visitor.SessionId, operation))));
    }

    private static async ValueTask<(MessengerAccount, KakaoConsultOptions)?> EnterAsync(
        string tenant, string channel, string secret, HttpContext context, MessengerGate gate) =>
        await gate.EnterAsync(tenant, channel, secret, ChannelType.Kakao, context.RequestAborted) is { } account
        && KakaoConsultOptions.Read(account.Account).Options is { } options
        && CallingNetworks.Contain(options.Addresses, context.Connection.RemoteIpAddress)
            ? (account, options)
            : null;

    private static bool IsBehindABuilder(MessengerAccount account) => account.Definitions.BuilderOf(account.Channel.Id) is not null;

    private static ConversationId Room(MessengerAccount account, CustomerId customer) =>
        ConversationKey.Of(account.Tenant, account.Channel.Id, customer);

    /// <summary>Where the customer is known by another name, what is said goes to the dealer's key.</summary>
    private static CustomerCall Call(MessengerAccount account, KakaoVisitor visitor, CustomerId customer, string operation) => new(
        account.Channel.Id, customer, null, OperationKey.OfChannel(account.Channel.Id, operation),
        new(Session: visitor.SessionId, Address: visitor.UserKey == customer.Value ? null : visitor.UserKey));

    private static Answer Of(Outcome outcome) => outcome.Rejection is { } rejection ? ProblemResult.Of(rejection) : TypedResults.Ok();
}
