using System.Security.Claims;
using Actors.Api.Json;
using Actors.Api.OpenApi;
using Actors.Api.Problems;
using Actors.Api.Security;
using Actors.Domain;
using Actors.Domain.AutoMessages;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Orleans;

namespace Actors.Api.Tenants;

/// <summary>A channel account's own texts of Kakao's messages: managers apply, an administrator records the outcome. See docs/protocol.md.</summary>
internal static class KakaoTextsApi
{
    private const string Path = "/v1/tenant/channels/{id}/kakao-texts";

    public static void MapKakaoTextsApi(this IEndpointRouteBuilder routes)
    {
        var manager = routes.MapGroup(Path).RequireAuthorization(Policies.Manager).RefusesStrangers().WithTags("Kakao texts");
        manager.MapGet("/", Read)
            .Says("Read applications", "Where each stands, with warnings; an approved one is in force.").Refuses(404);
        manager.MapPost("/", Apply)
            .Says("Apply for a text", "Checked whole; one application for each message at a time.").RefusesChanges();
        manager.MapDelete("/{number}", Withdraw)
            .Says("Withdraw an application", "Of an approved one the default text is in force again.").Refuses(404);
        var administrator = routes.MapGroup(Path).RequireAuthorization(Policies.Administrator).RefusesStrangers().WithTags("Kakao texts");
        administrator.MapPost("/{number}/review", Review)
            .Says("Record a review", "What Kakao's dealer said: inReview, then approved or rejected with a reason.").RefusesChanges();
    }

    private static async Task<Results<Ok<KakaoTextsBody>, ProblemResult>> Read(
        string id, ClaimsPrincipal user, TenantDirectory directory, CancellationToken cancellationToken) =>
        Show((await directory.FindAsync(user.TenantId(), cancellationToken))!, new(id));

    private static Task<Results<Ok<KakaoTextsBody>, ProblemResult>> Apply(
        string id, NewKakaoTextBody body, ClaimsPrincipal user, TenantDirectory directory, IGrainFactory grains, TimeProvider time,
        HttpContext context)
    {
        var text = new KakaoText(body.Kind ?? default, body.Text ?? "", body.Buttons ?? default);
        return Change(id, new ApplyForKakaoText(new(id), text, user.AgentId(), time.GetUtcNow()), user, directory, grains, context, Unreadable(text));
    }

    private static Task<Results<Ok<KakaoTextsBody>, ProblemResult>> Review(
        string id, long number, KakaoReviewBody body, ClaimsPrincipal user, TenantDirectory directory, IGrainFactory grains, TimeProvider time,
        HttpContext context) =>
        Change(
            id, new RecordKakaoReview(new(id), number, body.Status ?? default, body.Reason, user.AgentId(), time.GetUtcNow()),
            user, directory, grains, context, body.Reason is { } reason && !PlainText.IsWellFormed(reason) ? new("reason", "Well-formed text.") : null);

    private static Task<Results<Ok<KakaoTextsBody>, ProblemResult>> Withdraw(
        string id, long number, ClaimsPrincipal user, TenantDirectory directory, IGrainFactory grains, TimeProvider time, HttpContext context) =>
        Change(id, new WithdrawKakaoText(new(id), number, user.AgentId(), time.GetUtcNow()), user, directory, grains, context);

    /// <summary>What would not reach the grain as it was written.</summary>
    private static FieldIsInvalid? Unreadable(KakaoText text) =>
        !PlainText.IsWellFormed(text.Text) ? new("text", "Well-formed text.")
        : text.Buttons.All(button =>
            button?.Label is not null && PlainText.IsWellFormed(button.Label) && PlainText.IsWellFormed(button.Url ?? "")) ? null
        : new("buttons", "Each has a label, and a link a url, of well-formed text.");

    private static async Task<Results<Ok<KakaoTextsBody>, ProblemResult>> Change(
        string id, TenantCommand command, ClaimsPrincipal user, TenantDirectory directory, IGrainFactory grains, HttpContext context,
        FieldIsInvalid? wrong = null)
    {
        if (wrong is not null)
        {
            return ProblemResult.Of(wrong);
        }

        var outcome = await TenantApi.Call(user.TenantId(), grains, command);
        return outcome.Rejection is { } rejection
            ? ProblemResult.Of(rejection)
            : Show((await directory.FindAsync(user.TenantId(), outcome.Seq, context.RequestAborted))!, new(id));
    }

    private static Results<Ok<KakaoTextsBody>, ProblemResult> Show(TenantState state, ChannelId id) =>
        state.Channel(id) is not { } channel
            ? ProblemResult.Of(new Domain.NotFound("This channel"))
            : TypedResults.Ok(new KakaoTextsBody([
                .. from one in state.KakaoApplications
                   where one.Channel == id
                   orderby one.Text.Kind, one.Number
                   select new KakaoTextBody(
                       one.Number, one.Text.Kind, one.Text.Text, one.Text.Buttons, one.Status, one.Reason, one.By, one.At,
                       KakaoTextRules.Warnings(one.Text, channel.Bot is not null))]));
}
