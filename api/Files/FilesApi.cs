using System.Security.Claims;
using Actors.Api.Consoles;
using Actors.Api.Customers;
using Actors.Api.Json;
using Actors.Api.OpenApi;
using Actors.Api.Problems;
using Actors.Api.Security;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;
using Actors.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Actors.Api.Files;

/// <summary>Uploads, and the files themselves on a path of their own. See docs/protocol.md.</summary>
internal static class FilesApi
{
    private const int LargestBody = (TenantSettings.MostUploadMegabytes * 1024 * 1024) + 1;

    public static void MapFilesApi(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/web/files", UploadByCustomer).RequireAuthorization(Policies.Customer).RequireRateLimiting(SecurityExtensions.CustomerLimit)
            .RefusesStrangers().Accepts<IFormFile>("*/*").WithMetadata(new RequestSizeLimitAttribute(LargestBody)).WithTags("Customer")
            .Says("Upload an image or a file", "The body is the content, ?name= its name. A message of this customer can carry it.").RefusesChanges()
            .Refuses(StatusCodes.Status429TooManyRequests);
        routes.MapPost("/v1/conversations/{id}/files", UploadByAgent).RequireAuthorization(Policies.Agent)
            .RefusesStrangers().Accepts<IFormFile>("*/*").WithMetadata(new RequestSizeLimitAttribute(LargestBody)).WithTags("Conversations")
            .Says("Upload an image or a file", "The body is the content, ?name= its name. A message in this conversation can carry it.").RefusesChanges();

        // No call of the API: addresses are given out, never made.
        routes.MapGet(FileLinks.Path + "{token}", Serve).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<Results<Ok<AttachmentBody>, ProblemResult>> UploadByCustomer(
        ClaimsPrincipal user, HttpRequest request, Uploads uploads, FileLinks links, CancellationToken cancellationToken, string? name = null)
    {
        var (attachment, wrong) = await uploads.TakeAsync(user.TenantId(), user.ConversationId(), name, request, cancellationToken);
        return wrong is not null ? ProblemResult.Of(wrong) : TypedResults.Ok(links.Show(user.TenantId(), attachment!));
    }

    private static async Task<Results<Ok<AttachmentBody>, ProblemResult>> UploadByAgent(
        string id, ClaimsPrincipal user, HttpRequest request, Uploads uploads, FileLinks links, ConsoleReads reads,
        CancellationToken cancellationToken, string? name = null)
    {
        if (await reads.MissingAsync(Viewer.Of(user), id, cancellationToken) is { } missing)
        {
            return ProblemResult.Of(missing);
        }

        var (attachment, wrong) = await uploads.TakeAsync(user.TenantId(), new ConversationId(id), name, request, cancellationToken);
        return wrong is not null ? ProblemResult.Of(wrong) : TypedResults.Ok(links.Show(user.TenantId(), attachment!));
    }

    private static async Task<Results<FileContentHttpResult, ProblemResult>> Serve(
        string token, HttpContext context, FileLinks links, IFileStore files, CancellationToken cancellationToken)
    {
        if (links.Read(token) is not var (tenant, id))
        {
            return new ProblemResult(EdgeProblems.NoSuchPath);
        }

        if (await files.FindAsync(tenant, id, cancellationToken) is not { Attachment: var file }
            || await files.ReadAsync(tenant, id, cancellationToken) is not { } content)
        {
            return new ProblemResult(EdgeProblems.FileHasExpired);
        }

        // Whatever it is: no browser may guess, run, frame or lend it; an <img> shows it all the same.
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "private, max-age=86400, immutable";
        return TypedResults.File(content.ToArray(), file.MediaType, file.Name);
    }
}
