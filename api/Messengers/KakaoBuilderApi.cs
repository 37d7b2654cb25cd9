using Actors.Api.OpenApi;
using Actors.Api.Problems;
using Actors.Channels.KakaoBuilder;
using Actors.Domain.Conversations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Actors.Api.Messengers;

/// <summary>Kakao i Open Builder calls us: a skill.</summary>
internal static partial class KakaoBuilderApi
{
    public static void MapKakaoBuilderApi(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/hooks/{tenant}/{channel}/{secret}/skill", Answer).WithTags("Messengers").Refuses(404, 413, 429)
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .Says(
                "Kakao i Open Builder: a skill",
                "SkillPayload in, SkillResponse 2.0 out, within 5 s; later answers by the callback where the block allows them.");

    private static async Task<Results<FileContentHttpResult, ProblemResult>> Answer(
        string tenant, string channel, string secret, HttpContext context, MessengerGate gate, SkillDesk desk, ILogger<SkillDesk> logger)
    {
        if (await gate.EnterAsync(tenant, channel, secret, ChannelType.KakaoBuilder, context.RequestAborted) is not { } account
            || !KakaoBuilderOptions.IsKakao(account.Account, name => context.Request.Headers[name]))
        {
            return MessengerGate.Nobody;
        }

        if (gate.Refusal(account, context) is { } tooMuch)
        {
            return tooMuch;
        }

        if (KakaoBuilderInbound.Read(await MessengerGate.BodyAsync(context), out var request) is { } wrong)
        {
            return ProblemResult.Of(wrong);
        }

        return TypedResults.Bytes(await AnswerAsync(account, request!, desk, logger, context), "application/json; charset=utf-8");
    }

    /// <summary>Whatever goes wrong behind us, the customer reads words and not Kakao's own failure.</summary>
    private static async Task<byte[]> AnswerAsync(
        MessengerAccount account, SkillRequest request, SkillDesk desk, ILogger<SkillDesk> logger, HttpContext context)
    {
        try
        {
            return await desk.AnswerAsync(account, request, context.RequestAborted);
        }
        catch (Exception failure) when (!context.RequestAborted.IsCancellationRequested)
        {
            NotAnswered(logger, account.Tenant, account.Channel.Id, failure);
            return SkillResponse.Write(KakaoBuilderOptions.Text(account.Account, KakaoBuilderOptions.ErrorText));
        }
    }

    [LoggerMessage(4610, LogLevel.Error, "A skill request for {Tenant}/{Channel} ended in an error.")]
    private static partial void NotAnswered(ILogger logger, Domain.TenantId tenant, Domain.ChannelId channel, Exception exception);
}
