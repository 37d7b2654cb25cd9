using System.Diagnostics;
using Actors.Domain;
using Actors.Domain.Json;
using Actors.Domain.Tenants;
using Microsoft.AspNetCore.Http;

namespace Actors.Api.Problems;

/// <summary>A refusal as callers see it: problem+json on HTTP, the same object inside socket frames and hub answers.</summary>
/// <param name="Type">Stable; the last part never changes its meaning.</param>
/// <param name="Title">The kind of refusal.</param>
/// <param name="Status">The HTTP status, also on sockets.</param>
/// <param name="Detail">What stands in the way and what to do.</param>
/// <param name="TraceId">Finds the request among the traces, and an unexpected error in the log; null where neither is kept.</param>
/// <param name="Fields">Of a document that is checked as a whole: everything that is wrong, in Korean and English.</param>
public sealed record Problem(
    string Type, string Title, int Status, string Detail, string? TraceId, IReadOnlyList<FieldProblem>? Fields = null)
{
    private const string Urn = "urn:actors:problem:";

    /// <summary>The one place where a rejection of the domain becomes a problem.</summary>
    public static Problem Of(Rejection rejection)
    {
        var (status, title) = rejection.Kind switch
        {
            RejectionKind.Invalid => (StatusCodes.Status400BadRequest, "Bad request"),
            RejectionKind.Forbidden => (StatusCodes.Status403Forbidden, "Forbidden"),
            RejectionKind.Missing => (StatusCodes.Status404NotFound, "Not found"),
            RejectionKind.Conflict => (StatusCodes.Status409Conflict, "Conflict"),
            RejectionKind.Outdated => (StatusCodes.Status412PreconditionFailed, "Precondition failed"),
            _ => (StatusCodes.Status503ServiceUnavailable, "Busy"),
        };
        var problem = Of(StoredNames.Of(rejection), title, status, rejection.Detail);
        return rejection switch
        {
            SettingsAreInvalid { Problems: var fields } => problem with { Fields = fields },
            KakaoTextIsInvalid { Problems: var fields } => problem with { Fields = fields },
            _ => problem,
        };
    }

    /// <summary>A problem of the edge itself.</summary>
    public static Problem Of(string code, string title, int status, string detail) =>
        new(Urn + code, title, status, detail, Activity.Current?.Id);

    /// <summary>The last part of a type, or null where it is none of ours.</summary>
    public static string? CodeOf(string type) => type.StartsWith(Urn, StringComparison.Ordinal) ? type[Urn.Length..] : null;

    /// <summary>The request is not what the call reads.</summary>
    public static Problem BadRequest(string code, string detail) =>
        Of(code, "Bad request", StatusCodes.Status400BadRequest, detail);
}
