using System.Globalization;
using Actors.Domain;
using Actors.Domain.Tenants;
using Actors.Domain.Usage;
using Actors.Storage;

namespace Actors.Api.Usage;

/// <summary>A month's usage by day and channel, as a table.</summary>
internal sealed class UsageTables(UsageCounts counts, TenantDirectory directory)
{
    /// <summary>The table, or null where others are counting.</summary>
    public async Task<string?> OfMonthAsync(TenantId tenant, DateOnly month, CancellationToken cancellationToken)
    {
        if (await counts.MonthAsync(tenant, month, cancellationToken) is not { } usage)
        {
            return null;
        }

        var definitions = (await directory.FindAsync(tenant, cancellationToken))!;
        var (free, complete) = (definitions.Settings.FreeMonthlyUsers, usage.Complete ? "yes" : "no");
        var (name, users) = (Written(month, "yyyy-MM"), usage.Users.Values.Sum());
        var csv = new Csv().Row("period", "measure", "channel", "channel name", "count", "complete");
        foreach (var ((day, channel), rooms) in usage.Rooms.OrderBy(one => one.Key.Day).ThenBy(one => one.Key.Channel.Value, StringComparer.Ordinal))
        {
            csv.Row(Written(day, "yyyy-MM-dd"), "active rooms", channel.Value, NameOf(definitions, channel), Written(rooms), complete);
        }

        foreach (var (channel, count) in usage.Users.OrderBy(one => one.Key.Value, StringComparer.Ordinal))
        {
            csv.Row(name, "monthly users", channel.Value, NameOf(definitions, channel), Written(count), complete);
        }

        csv.Row(name, "monthly users", "", "", Written(users), complete);
        if (free is { } some)
        {
            csv.Row(name, "free monthly users", "", "", Written(some), complete)
                .Row(name, "users over quota", "", "", Written(Math.Max(0, users - some)), complete);
        }

        return csv.ToString();
    }

    private static string NameOf(TenantState definitions, ChannelId channel) => definitions.Channel(channel)?.Name ?? "";

    private static string Written(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Written(DateOnly date, string format) => date.ToString(format, CultureInfo.InvariantCulture);
}
