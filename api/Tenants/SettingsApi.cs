using System.Collections.Immutable;
using System.Security.Claims;
using Actors.Api.Json;
using Actors.Api.OpenApi;
using Actors.Api.Problems;
using Actors.Api.Security;
using Actors.Domain;
using Actors.Domain.Tenants;
using Actors.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Orleans;

namespace Actors.Api.Tenants;

/// <summary>A tenant's settings: in force, as a draft, and as they were. See docs/protocol.md.</summary>
internal static class SettingsApi
{
    private const int MostVersions = 200;

    public static void MapSettingsApi(this IEndpointRouteBuilder routes)
    {
        var settings = routes.MapGroup("/v1/tenant/settings").RequireAuthorization(Policies.Manager).RefusesStrangers().WithTags("Settings");
        settings.MapGet("/", Read)
            .Says("Read settings and draft", "With an ETag; the draft with what keeps it from being published.");
        settings.MapPut("/draft", Save).Accepts<TenantSettings>("application/json")
            .WithMetadata(new RequestSizeLimitAttribute(SettingsDocument.Largest))
            .Says("Save the draft", "The whole document. If-Match: the ETag that was read.").RefusesRevisions();
        settings.MapDelete("/draft", Discard)
            .Says("Discard the draft", "If-Match: the ETag that was read.").RefusesRevisions();
        settings.MapPost("/draft/holidays", ImportHolidays)
            .Says("Import holidays", "Adds the public holidays of Korea of some years to the draft. If-Match: the ETag that was read.")
            .RefusesRevisions();
        settings.MapPost("/publish", Publish)
            .Says("Publish the draft", "In force within a second, everywhere. If-Match: the ETag that was read.").RefusesRevisions();
        settings.MapGet("/versions", Versions)
            .Says("List versions", "Newest first: who, when, and what they say of it.");
        settings.MapGet("/versions/{version}", Version)
            .Says("Read a version", "The whole document as it was.").Refuses(StatusCodes.Status404NotFound);
        settings.MapGet("/versions/{version}/difference", Difference)
            .Says("Compare versions", "Field by field, with the version before or the one given as from.").Refuses(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<SettingsBody>> Read(
        ClaimsPrincipal user, TenantDirectory directory, HttpContext context, CancellationToken cancellationToken) =>
        TypedResults.Ok(Show((await directory.FindAsync(user.TenantId(), cancellationToken))!, context));

    private static async Task<Results<Ok<SettingsBody>, ProblemResult>> Save(
        SettingsDocument body, ClaimsPrincipal user, TenantDirectory directory, IGrainFactory grains, TimeProvider time, HttpContext context)
    {
        var (settings, problems) = SettingsShape.Read(body.Root);
        return settings is null
            ? ProblemResult.Of(new SettingsAreInvalid(problems))
            : await Change(user, directory, grains, context, revision =>
                new SaveSettingsDraft(settings, revision, user.AgentId(), time.GetUtcNow()));
    }

    private static Task<Results<Ok<SettingsBody>, ProblemResult>> Discard(
        ClaimsPrincipal user, TenantDirectory directory, IGrainFactory grains, TimeProvider time, HttpContext context) =>
        Change(user, directory, grains, context, revision => new DiscardSettingsDraft(revision, user.AgentId(), time.GetUtcNow()));

    private static async Task<Results<Ok<SettingsBody>, ProblemResult>> Publish(
        PublishBody? body, ClaimsPrincipal user, TenantDirectory directory, SettingsImages images, IGrainFactory grains, TimeProvider time,
        HttpContext context)
    {
        // The draft that is looked at is the one that is published, or the revision does not match.
        var state = (await directory.FindAsync(user.TenantId(), context.RequestAborted))!;
        if (state.Draft is { } draft && state.ProblemsOf(draft.Settings).IsEmpty && context.Request.Headers.IfMatch.Count > 0
            && await images.CheckAsync(draft.Settings, state.Settings, context.RequestAborted) is { IsEmpty: false } problems)
        {
            return ProblemResult.Of(new SettingsAreInvalid(problems));
        }

        return await Change(user, directory, grains, context, revision =>
            new PublishSettings(revision, user.AgentId(), body?.Note, time.GetUtcNow()));
    }

    private static async Task<Results<Ok<ImportedBody>, ProblemResult>> ImportHolidays(
        HolidaysBody body, ClaimsPrincipal user, TenantDirectory directory, IGrainFactory grains, TimeProvider time, HttpContext context)
    {
        if (Revisions.Read(context, out var revision) is { } problem)
        {
            return new ProblemResult(problem);
        }

        var before = (await directory.FindAsync(user.TenantId(), revision, context.RequestAborted))!;
        var outcome = await TenantApi.Call(
            user.TenantId(), grains,
            new ImportHolidays(body.Year ?? 0, body.Years, revision, user.AgentId(), time.GetUtcNow()));
        if (outcome.Rejection is { } rejection)
        {
            return ProblemResult.Of(rejection);
        }

        // The revision matched, so what was read before is what the import began with, unless nothing was to be added.
        var after = (await directory.FindAsync(user.TenantId(), outcome.Seq, context.RequestAborted))!;
        var had = (before.Draft?.Settings ?? before.Settings).Holidays.Count;
        var added = after.SettingsRevision == revision ? [] : after.Draft?.Settings.Holidays.Skip(had).ToImmutableArray() ?? [];
        return TypedResults.Ok(new ImportedBody(added, Show(after, context)));
    }

    private static async Task<Results<Ok<SettingsVersionsBody>, ProblemResult>> Versions(
        ClaimsPrincipal user, SettingsHistory history, CancellationToken cancellationToken, int before = int.MaxValue, int limit = 50) =>
        limit is < 1 or > MostVersions
            ? ProblemResult.Of(new FieldIsInvalid("limit", $"1 to {MostVersions}."))
            : TypedResults.Ok(await history.BeforeAsync(user.TenantId(), before, limit, cancellationToken));

    private static async Task<Results<Ok<SettingsOfVersionBody>, ProblemResult>> Version(
        int version, ClaimsPrincipal user, SettingsHistory history, CancellationToken cancellationToken) =>
        await history.FindAsync(user.TenantId(), version, cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : NoVersion(version);

    private static async Task<Results<Ok<SettingsDifferenceBody>, ProblemResult>> Difference(
        int version, ClaimsPrincipal user, SettingsHistory history, CancellationToken cancellationToken, int? from = null)
    {
        var other = from ?? Math.Max(0, version - 1);
        return await history.FindAsync(user.TenantId(), version, cancellationToken) is not { } after ? NoVersion(version)
            : await history.FindAsync(user.TenantId(), other, cancellationToken) is not { } before ? NoVersion(other)
            : TypedResults.Ok(new SettingsDifferenceBody(other, version, SettingsDifference.Between(before.Settings, after.Settings)));
    }

    private static async Task<Results<Ok<SettingsBody>, ProblemResult>> Change(
        ClaimsPrincipal user, TenantDirectory directory, IGrainFactory grains, HttpContext context, Func<long, TenantCommand> command)
    {
        if (Revisions.Read(context, out var revision) is { } problem)
        {
            return new ProblemResult(problem);
        }

        var outcome = await TenantApi.Call(user.TenantId(), grains, command(revision));
        return outcome.Rejection is { } rejection
            ? ProblemResult.Of(rejection)
            : TypedResults.Ok(Show((await directory.FindAsync(user.TenantId(), outcome.Seq, context.RequestAborted))!, context));
    }

    private static SettingsBody Show(TenantState state, HttpContext context)
    {
        Revisions.Tell(context, state.SettingsRevision);
        return new(
            state.SettingsVersion, state.Settings, state.SettingsAuthor?.At, state.SettingsAuthor?.By, state.SettingsAuthor?.Note,
            state.Draft is { } draft
                ? new(
                    draft.Settings, draft.By, draft.At, state.ProblemsOf(draft.Settings),
                    SettingsDifference.Between(state.Settings, draft.Settings))
                : null);
    }

    private static ProblemResult NoVersion(int version) => ProblemResult.Of(new Actors.Domain.NotFound($"Version {version} of the settings"));
}
