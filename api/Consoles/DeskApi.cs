using System.Security.Claims;
using Actors.Api.Json;
using Actors.Api.OpenApi;
using Actors.Api.Problems;
using Actors.Api.Security;
using Actors.Api.Tenants;
using Actors.Domain;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Orleans;

namespace Actors.Api.Consoles;

/// <summary>What agents need at hand: their tenant's names and limits, and canned answers. See docs/protocol.md.</summary>
internal static class DeskApi
{
    public static void MapDeskApi(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/v1").RequireAuthorization(Policies.Agent).RefusesStrangers().WithTags("Desk");
        desk.MapGet("/desk", Read)
            .Says("Read what a console needs", "Queues, channels, categories, ticket fields and the limits of waiting.");
        desk.MapGet("/canned-answers", Answers)
            .Says("List canned answers", "Those that this agent may use: the own ones, the queues' and the tenant's.");
        desk.MapPut("/canned-answers/{id}", Save)
            .Says("Keep a canned answer", "One's own, or as a manager a shared one; in place of one with the same id.").RefusesChanges();
        desk.MapDelete("/canned-answers/{id}", Remove)
            .Says("Forget a canned answer", "One's own, or as a manager a shared one.").Refuses(404);
    }

    private static async Task<Ok<DeskBody>> Read(ClaimsPrincipal user, TenantDirectory directory, CancellationToken cancellationToken)
    {
        var state = (await directory.FindAsync(user.TenantId(), cancellationToken))!;
        var (settings, rules) = (state.Settings, TenantRules.Of(state.Settings));
        return TypedResults.Ok(new DeskBody(
            settings.WaitWarningSeconds, settings.WaitAlarmSeconds,
            [.. state.Queues.Select(queue => new DeskQueueBody(queue.Id, queue.Name, rules.IsEnabled(queue.Id)))],
            [.. state.Channels.Select(channel => new DeskChannelBody(channel.Id, channel.Name, channel.Type, channel.Bot is not null))],
            [.. settings.Categories.Select(category => new DeskCategoryBody(category.Name, [.. category.Divisions.Select(each => each.Name)]))],
            settings.TicketFields));
    }

    private static async Task<Ok<CannedAnswersBody>> Answers(
        ClaimsPrincipal user, TenantDirectory directory, CancellationToken cancellationToken) =>
        TypedResults.Ok(Show((await directory.FindAsync(user.TenantId(), cancellationToken))!, user.AgentId()));

    private static async Task<Results<Ok<CannedAnswersBody>, ProblemResult>> Save(
        string id, NewCannedAnswerBody body, ClaimsPrincipal user, TenantDirectory directory, IGrainFactory grains, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (Unreadable(id, body) is { } wrong)
        {
            return ProblemResult.Of(wrong);
        }

        var answer = new CannedAnswer(
            id, body.Name ?? "", body.Text ?? "", body.Scope, body.Queue is { } queue ? new QueueId(queue) : null,
            body.Scope == CannedScope.Agent ? user.AgentId() : null);
        return await Change(new SaveCannedAnswer(answer, user.AgentId(), time.GetUtcNow()), user, directory, grains, cancellationToken);
    }

    private static Task<Results<Ok<CannedAnswersBody>, ProblemResult>> Remove(
        string id, ClaimsPrincipal user, TenantDirectory directory, IGrainFactory grains, TimeProvider time,
        CancellationToken cancellationToken) =>
        Change(new RemoveCannedAnswer(id, user.AgentId(), time.GetUtcNow()), user, directory, grains, cancellationToken);

    private static async Task<Results<Ok<CannedAnswersBody>, ProblemResult>> Change(
        TenantCommand command, ClaimsPrincipal user, TenantDirectory directory, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var outcome = await TenantApi.Call(user.TenantId(), grains, command);
        return outcome.Rejection is { } rejection
            ? ProblemResult.Of(rejection)
            : TypedResults.Ok(Show((await directory.FindAsync(user.TenantId(), outcome.Seq, cancellationToken))!, user.AgentId()));
    }

    /// <summary>What would not reach the grain as it was written.</summary>
    private static FieldIsInvalid? Unreadable(string id, NewCannedAnswerBody body) =>
        !Slug.IsValid(id) ? new("id", "2 to 32 of a-z, 0-9 and inner hyphens.")
        : DefinitionChecks.Name(body.Name) is { } wrong ? wrong
        : !PlainText.IsWellFormed(body.Text ?? "") ? new("text", "Well-formed text.")
        : body.Queue is { } queue && !Slug.IsValid(queue) ? new("queue", "The id of a queue.")
        : null;

    private static CannedAnswersBody Show(TenantState state, AgentId agent) =>
        new([.. state.CannedAnswers.Where(answer => state.Agent(agent) is { } who && answer.IsFor(who))]);
}
