namespace Actors.Domain.Hours;

/// <summary>Time zones by their names in the tz database, <c>Asia/Seoul</c>.</summary>
public static class TimeZones
{
    /// <summary>The zone of a tenant that has set none (hand-off, "Working hours").</summary>
    public const string Default = "Asia/Seoul";

    /// <summary>
    /// The zone of a name, or null. Only names that mean the same on every machine: <c>Area/City</c> of the tz
    /// database, or <c>UTC</c>; no names of Windows, and none that stand for a machine's own zone or a file of the
    /// database.
    /// </summary>
    public static TimeZoneInfo? Find(string? name)
    {
        if (name == "UTC")
        {
            return TimeZoneInfo.Utc;
        }

        return name is { Length: <= 64 } && name.Contains('/', StringComparison.Ordinal)
            && name.Split('/') is var parts && parts[0] is not ("posix" or "right")
            && parts.All(part => part.Length > 0 && char.IsAsciiLetterUpper(part[0]) && part.All(IsNameCharacter))
            && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
                ? zone
                : null;
    }

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '+';
}
