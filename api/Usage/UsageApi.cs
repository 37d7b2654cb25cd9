using System.Globalization;
using System.Security.Claims;
using System.Text;
using Actors.Api.Json;
using Actors.Api.OpenApi;
using Actors.Api.Problems;
using Actors.Api.Security;
using Actors.Domain;
using Actors.Domain.Usage;
using Actors.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Actors.Api.Usage;

/// <summary>What a tenant used. See docs/protocol.md.</summary>
internal static class UsageApi
{
    private const int FirstYear = 2000, LastYear = 2999;

    public static void MapUsageApi(this IEndpointRouteBuilder routes)
    {
        var usage = routes.MapGroup("/v1/tenant").RequireAuthorization(Policies.Manager).RefusesStrangers().WithTags("Tenant");
        usage.MapGet("/usage", Read)
            .Says("Read the usage", "Active chat rooms of a usage day (?day=2026-03-04), or users of a calendar month (?month=2026-03).")
            .Refuses(StatusCodes.Status429TooManyRequests);
        usage.MapGet("/usage.csv", Table).Produces<string>(contentType: "text/csv")
            .Says("Read a month's usage as a table", "Active chat rooms by usage day and channel, and the users of the month (?month=2026-03), for spreadsheets.")
            .Refuses(StatusCodes.Status429TooManyRequests);
    }

    private static async Task<Results<FileContentHttpResult, ProblemResult>> Table(
        ClaimsPrincipal user, UsageTables tables, CancellationToken cancellationToken, string? month = null) =>
        Date(month ?? "", "yyyy-MM") is not { } date ? ProblemResult.Of(new FieldIsInvalid("month", "A month such as 2026-03."))
        : await tables.OfMonthAsync(user.TenantId(), date, cancellationToken) is { } table
            ? TypedResults.File(Encoding.UTF8.GetBytes(table), "text/csv; charset=utf-8", $"usage-{user.TenantId()}-{month}.csv")
        : new ProblemResult(EdgeProblems.TooManyRequests, TimeSpan.FromSeconds(5));

    private static async Task<Results<Ok<UsageBody>, ProblemResult>> Read(
        ClaimsPrincipal user, UsageCounts usage, TenantDirectory directory, CancellationToken cancellationToken, string? day = null, string? month = null)
    {
        if ((day is null) == (month is null))
        {
            return ProblemResult.Of(new FieldIsInvalid("day", "Give either a day or a month."));
        }

        if (Date(day ?? month!, day is null ? "yyyy-MM" : "yyyy-MM-dd") is not { } date)
        {
            return ProblemResult.Of(day is null
                ? new FieldIsInvalid("month", "A month such as 2026-03.") : new FieldIsInvalid("day", "A date such as 2026-03-04."));
        }

        var period = day is null ? UsagePeriod.Month(date) : UsagePeriod.Day(date);
        if (await usage.CountAsync(user.TenantId(), period, day is null ? RoomUsage.MetTheBot : RoomUsage.IsActive, cancellationToken)
            is not var (counts, complete))
        {
            return new ProblemResult(EdgeProblems.TooManyRequests, TimeSpan.FromSeconds(5));
        }

        var count = counts.Values.Sum();
        var free = (await directory.FindAsync(user.TenantId(), cancellationToken))!.Settings.FreeMonthlyUsers;
        return TypedResults.Ok(day is null
            ? new UsageBody(period.From, period.To, complete, Users: count, FreeUsers: free, Over: BrandLine.IsDue(count, free), Channels: counts)
            : new UsageBody(period.From, period.To, complete, Rooms: count, Channels: counts));
    }

    private static DateOnly? Date(string written, string format) =>
        DateOnly.TryParseExact(written, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is >= FirstYear and <= LastYear ? date : null;
}
