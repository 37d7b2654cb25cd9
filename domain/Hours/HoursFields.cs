using System.Collections.Immutable;
using System.Globalization;

namespace Actors.Domain.Hours;

/// <summary>A holiday as settings spell it (scenarios, <c>holidays</c>).</summary>
/// <param name="Date"><c>2026-03-05</c>.</param>
/// <param name="From">With <paramref name="To"/> for a part of the day, <c>13:00</c>.</param>
/// <param name="To">The end of the part.</param>
/// <param name="Yearly">Whether it comes every year.</param>
/// <param name="Name">What people call it.</param>
public sealed record HolidayText(
    string? Date, string? From = null, string? To = null, bool Yearly = false, string? Name = null);

/// <summary>
/// Reads what people write into the fields of hours. Everything wrong is added to the problems under the field's path;
/// what is wrong reads as null.
/// </summary>
public static class HoursFields
{
    private static readonly ImmutableArray<string> DayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>A time zone.</summary>
    public static TimeZoneInfo? ReadZone(string field, string? text, ICollection<FieldProblem> problems)
    {
        var zone = TimeZones.Find(text);
        return zone ?? Refuse<TimeZoneInfo>(
            problems, field,
            $"'{text}'은(는) 알 수 없는 시간대입니다. Asia/Seoul처럼 tz 데이터베이스의 이름을 쓰세요.",
            $"'{text}' is not a time zone; use a name of the tz database, as Asia/Seoul.");
    }

    /// <summary>A date, <c>2026-03-05</c>.</summary>
    public static DateOnly? ReadDate(string field, string? text, ICollection<FieldProblem> problems)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        problems.Add(new FieldProblem(
            field, $"'{text}'은(는) 날짜가 아닙니다. 2026-03-05처럼 쓰세요.", $"'{text}' is not a date; write 2026-03-05."));
        return null;
    }

    /// <summary>A span, <c>10:00-18:00</c>.</summary>
    public static ClockSpan? ReadSpan(string field, string? text, ICollection<FieldProblem> problems)
    {
        return ClockSpan.TryParse(text, out var span) ? span : Refuse<ClockSpan>(
            problems, field,
            $"'{text}'은(는) 시간 구간이 아닙니다. 10:00-18:00처럼 쓰세요. 00:00부터 23:59까지, 끝은 24:00까지이고 "
            + "시작과 끝은 달라야 합니다.",
            $"'{text}' is not a span of the clock; write 10:00-18:00, from 00:00 to 23:59, the end up to 24:00 "
            + "and not the same as the start.");
    }

    /// <summary>A span whose times are fields of their own: a meal, a break, a part of a holiday.</summary>
    public static ClockSpan? ReadSpan(string field, string? from, string? to, ICollection<FieldProblem> problems) =>
        ReadSpan(field, $"{from}-{to}", problems);

    /// <summary>A holiday.</summary>
    public static Holiday? ReadHoliday(string field, HolidayText text, ICollection<FieldProblem> problems)
    {
        var before = problems.Count;
        var date = ReadDate($"{field}.date", text.Date, problems);
        var part = text.From is null && text.To is null ? null : ReadSpan(field, text.From, text.To, problems);
        if (text.Name is { Length: > Holiday.MaxNameLength })
        {
            problems.Add(new FieldProblem(
                $"{field}.name", $"이름은 {Holiday.MaxNameLength}자까지입니다.",
                $"A name has up to {Holiday.MaxNameLength} characters."));
        }

        return problems.Count == before ? new Holiday(date!.Value, part, text.Yearly, text.Name) : null;
    }

    /// <summary>All holidays; null when one is wrong.</summary>
    public static ImmutableArray<Holiday>? ReadHolidays(
        string field, IReadOnlyList<HolidayText> texts, ICollection<FieldProblem> problems)
    {
        if (texts.Count > Holiday.MaxCount)
        {
            problems.Add(new FieldProblem(
                field, $"휴일은 {Holiday.MaxCount}개까지입니다.", $"There can be up to {Holiday.MaxCount} holidays."));
            return null;
        }

        var before = problems.Count;
        var holidays = texts.Select((text, index) => ReadHoliday($"{field}[{index}]", text, problems)).ToList();
        return problems.Count == before ? [.. holidays.Select(holiday => holiday!)] : null;
    }

    /// <summary>The hours of a week, by day: <c>mon</c> to <c>sun</c>. Spans that overlap are named.</summary>
    public static WeeklyHours? ReadWeek(
        string field, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> days, ICollection<FieldProblem> problems)
    {
        var before = problems.Count;
        var week = Enumerable.Repeat(ImmutableArray<ClockSpan>.Empty, DayNames.Length).ToArray();
        foreach (var (name, texts) in days)
        {
            var day = DayNames.IndexOf(name);
            if (day < 0)
            {
                problems.Add(new FieldProblem(
                    $"{field}.{name}", "요일은 mon, tue, wed, thu, fri, sat, sun 가운데 하나입니다.",
                    "A day is one of mon, tue, wed, thu, fri, sat, sun."));
            }
            else if (texts.Count > WeeklyHours.MaxSpansPerDay)
            {
                problems.Add(new FieldProblem(
                    $"{field}.{name}", $"하루에 구간은 {WeeklyHours.MaxSpansPerDay}개까지입니다.",
                    $"A day can have up to {WeeklyHours.MaxSpansPerDay} spans."));
            }
            else
            {
                var read = texts.Select((text, index) => ReadSpan($"{field}.{name}[{index}]", text, problems)).ToList();
                week[day] = read.Contains(null) ? [] : [.. read.Select(span => span!)];
            }
        }

        var hours = new WeeklyHours(week[0], week[1], week[2], week[3], week[4], week[5], week[6]);
        foreach (var problem in WeeklyOverlaps.In(field, hours))
        {
            problems.Add(problem);
        }

        return problems.Count == before ? hours : null;
    }

    private static T? Refuse<T>(ICollection<FieldProblem> problems, string field, string korean, string english)
        where T : class
    {
        problems.Add(new FieldProblem(field, korean, english));
        return null;
    }
}
