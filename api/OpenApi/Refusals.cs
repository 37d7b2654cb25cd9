using Actors.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Actors.Api.OpenApi;

/// <summary>Says in the document how calls may be refused.</summary>
internal static class Refusals
{
    /// <summary>What every call may answer.</summary>
    public static TBuilder RefusesAlways<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.Refuses(
            StatusCodes.Status400BadRequest, StatusCodes.Status500InternalServerError, StatusCodes.Status503ServiceUnavailable);

    /// <summary>What a call for people who are signed in may answer.</summary>
    public static TBuilder RefusesStrangers<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.Refuses(StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden);

    /// <summary>What a call that changes something may answer.</summary>
    public static TBuilder RefusesChanges<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.Refuses(
            StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status413PayloadTooLarge,
            StatusCodes.Status415UnsupportedMediaType);

    /// <summary>What a call that changes what the caller has read may answer.</summary>
    public static TBuilder RefusesRevisions<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.RefusesChanges().Refuses(StatusCodes.Status412PreconditionFailed, StatusCodes.Status428PreconditionRequired);

    /// <summary>Adds refusals to the description of calls.</summary>
    public static TBuilder Refuses<TBuilder>(this TBuilder builder, params int[] statuses)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata([.. statuses.Select(status =>
            new ProducesResponseTypeMetadata(status, typeof(Problem), ["application/problem+json"]))]);

    /// <summary>Names a call and says what it is for.</summary>
    public static TBuilder Says<TBuilder>(this TBuilder builder, string summary, string description)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithSummary(summary).WithDescription(description);
}
