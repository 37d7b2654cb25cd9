namespace Actors.Storage.Values;

/// <summary>
/// How times are stored: whole microseconds since 1970 in UTC, on every engine. Finer ticks are cut, and where a column may be empty
/// and is sorted by, 0 stands for "never", because engines disagree about where NULL sorts.
/// </summary>
internal static class StoredTime
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;

    public static long Micros(DateTimeOffset time)
    {
        var ticks = time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        return Math.DivRem(ticks, TicksPerMicrosecond, out var rest) - (rest < 0 ? 1 : 0);
    }

    public static long? Micros(DateTimeOffset? time) => time is { } value ? Micros(value) : null;

    public static long MicrosOrZero(DateTimeOffset? time) => time is { } value ? Micros(value) : 0;

    public static DateTimeOffset Of(long micros) => DateTimeOffset.UnixEpoch.AddTicks(micros * TicksPerMicrosecond);

    public static DateTimeOffset? OrNever(long micros) => micros == 0 ? null : Of(micros);

    public static DateTimeOffset Cut(DateTimeOffset time) => Of(Micros(time));

    public static DateTimeOffset? Cut(DateTimeOffset? time) => time is { } value ? Cut(value) : null;
}
