using Actors.Api.Conversations;
using Actors.Api.OpenApi;
using Actors.Api.Problems;
using Actors.Channels.NaverTalk;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Delivery;
using Actors.GrainInterfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Actors.Api.Messengers;

/// <summary>
/// Naver TalkTalk calls us. Answers are sent by the Send API, never in the body of ours: only there an outcome is told. No event has an id, so two
/// with equal words are two: nothing is guessed.
/// </summary>
internal static class NaverTalkApi
{
    public static void MapNaverTalkApi(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/hooks/{tenant}/{channel}/{secret}/naver", Hear).WithTags("Messengers").Refuses(404, 413, 429)
            .Produces(StatusCodes.Status200OK)
            .Says("Naver TalkTalk: an event", "Opening, leaving, messages, consent and the rest. 200 without a body; of a payment any other status refuses it.");

    private static async Task<IResult> Hear(
        string tenant, string channel, string secret, HttpContext context, MessengerGate gate, NaverTalkDesk desk)
    {
        if (await gate.EnterAsync(tenant, channel, secret, ChannelType.Naver, context.RequestAborted) is not { } account
            || !NaverTalkOptions.MayCall(account.Account, context.Connection.RemoteIpAddress))
        {
            return MessengerGate.Nobody;
        }

        if (gate.Refusal(account, context) is { } tooMuch)
        {
            return tooMuch;
        }

        if (NaverTalkInbound.Read(await MessengerGate.BodyAsync(context), out var happened) is { } wrong)
        {
            return ProblemResult.Of(wrong);
        }

        if (happened is NaverPays)
        {
            return NaverTalkOptions.ApprovesPayments(account.Account) ? TypedResults.Ok() : new ProblemResult(EdgeProblems.PaymentIsRefused);
        }

        var outcome = await desk.TellAsync(account, happened!);
        return outcome.Rejection is { } rejection ? ProblemResult.Of(rejection) : TypedResults.Ok();
    }
}

/// <summary>What an event of Naver's means to a conversation.</summary>
internal sealed class NaverTalkDesk(ConversationCalls calls)
{
    private static readonly Outcome Nothing = new(0);

    public Task<Outcome> TellAsync(MessengerAccount account, NaverEvent happened)
    {
        var room = ConversationKey.Of(account.Tenant, account.Channel.Id, happened.User);
        var operation = OperationKey.OfChannel(account.Channel.Id, ConversationCalls.NewId());
        var call = new CustomerCall(account.Channel.Id, happened.User, null, operation);
        Task<Outcome> Customer(Func<IConversationGrain, Task<Outcome>> deed) => calls.CallAsync(account.Tenant, room, deed);
        Task<Outcome> Duty(Func<IConversationDuties, Task<Outcome>> deed) => calls.CallDutiesAsync(account.Tenant, room, deed);
        return happened switch
        {
            NaverOpened => Customer(grain => grain.Open(call)),
            NaverSaid said => Customer(grain => grain.Receive(new(
                call.Channel, call.Customer, null, said.Text, operation, said.Standby ? new Visit(Elsewhere: true) : null,
                Media: said.Photos.IsEmpty ? null : said.Photos))),
            NaverAskedForPerson => Customer(grain => grain.Connect(call)),
            NaverAskedForBot => Customer(grain => grain.SwitchToBot(call)),
            NaverLeft => Duty(grain => grain.LoseSession(new(null, operation))),

            // Whatever the answer was: while it was asked for, nothing arrived. What is given is not kept, so that nothing has to be deleted.
            NaverProfileAnswered => Duty(grain => grain.Report(new(0, 0, 0, DeliveryResult.Resumes))),
            _ => Task.FromResult(Nothing),
        };
    }
}
