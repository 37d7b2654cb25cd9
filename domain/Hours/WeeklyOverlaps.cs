namespace Actors.Domain.Hours;

/// <summary>
/// Finds the spans of a week that say the same minutes twice. Spans may touch, <c>09:00-12:00</c> and
/// <c>12:00-18:00</c>: the minute that working hours add at the end is no overlap. The week is a ring: Sunday night
/// meets Monday morning.
/// </summary>
internal static class WeeklyOverlaps
{
    private const int MinutesPerWeek = 7 * ClockSpan.MinutesPerDay;

    private static readonly DayOfWeek[] Days =
    [
        DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday,
        DayOfWeek.Saturday, DayOfWeek.Sunday,
    ];

    /// <summary>One problem for each pair, at the span that stands later in the document.</summary>
    public static IEnumerable<FieldProblem> In(string field, WeeklyHours hours)
    {
        var spans = Days.SelectMany((day, number) => hours[day].Select((span, index) => new Placed(
            $"{field}.{Name(day)}[{index}]", span, number * ClockSpan.MinutesPerDay))).ToList();

        return from later in Enumerable.Range(0, spans.Count)
               from earlier in Enumerable.Range(0, later)
               where spans[later].Meets(spans[earlier])
               select Problem(spans[later], spans[earlier]);
    }

    private static FieldProblem Problem(Placed span, Placed other) => new(
        span.Field, $"{span.Span} 구간이 다른 구간과 겹칩니다: {other.Field} {other.Span}",
        $"{span.Span} overlaps another span: {other.Field} {other.Span}");

    private static string Name(DayOfWeek day) => day.ToString()[..3].ToLowerInvariant();

    private readonly record struct Placed(string Field, ClockSpan Span, int Midnight)
    {
        private int Start => Midnight + Span.From;

        private int End => Midnight + Span.PauseEnd;

        public bool Meets(Placed other)
        {
            var (start, end) = (Start, End);
            return new[] { -MinutesPerWeek, 0, MinutesPerWeek }
                .Any(shift => start < other.End + shift && other.Start + shift < end);
        }
    }
}
