namespace Actors.Domain.Hours;

/// <summary>
/// Article 3 of 관공서의 공휴일에 관한 규정 (대체공휴일), paragraph 1: a holiday that falls on a Sunday, where the law says so on a
/// Saturday, or on a working day with another holiday, is given back on the first day after it that is no public
/// holiday; paragraph 2: two given back on the same day go to that day and the next; paragraph 3: one that would be a
/// Saturday goes on.
/// </summary>
internal static class KoreanSubstitutes
{
    /// <summary>The substitutes for the named days of a year, which come by date.</summary>
    public static IEnumerable<KoreanHoliday> Of(IEnumerable<NamedDay> named)
    {
        var days = named.ToList();
        var taken = days.Select(day => day.Date).ToHashSet();
        foreach (var date in days.GroupBy(day => day.Date))
        {
            foreach (var name in Owed(date.Key.DayOfWeek, [.. date]))
            {
                var substitute = date.Key.AddDays(1);
                while (substitute.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || taken.Contains(substitute))
                {
                    substitute = substitute.AddDays(1);
                }

                taken.Add(substitute);
                yield return new KoreanHoliday(substitute, $"대체공휴일({name})", IsSubstitute: true);
            }
        }
    }

    /// <summary>
    /// For which holidays of one date a substitute is due. Two holidays on a working day owe one between them, as
    /// published for 2017-10-03 (개천절 and 추석: 6 October) and 2025-05-05 (어린이날 and 부처님오신날: 6 May).
    /// </summary>
    private static IEnumerable<string> Owed(DayOfWeek weekday, List<NamedDay> days) => weekday switch
    {
        DayOfWeek.Sunday => Names(days.Where(day => day.Substituted)),
        DayOfWeek.Saturday => Names(days.Where(day => day.SubstitutedOnSaturday)),
        _ when days.Count > 1 && days.Exists(day => day.Substituted) =>
            [string.Join('·', Names(days.Where(day => day.Substituted)))],
        _ => [],
    };

    private static IEnumerable<string> Names(IEnumerable<NamedDay> days) =>
        days.Select(day => day.Name.Replace(" 연휴", "", StringComparison.Ordinal));
}
