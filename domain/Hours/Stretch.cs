namespace Actors.Domain.Hours;

/// <summary>Minutes of a date, from inclusive to exclusive, that a span of working hours covers.</summary>
/// <param name="From">The first minute.</param>
/// <param name="To">The minute after the last one, 1,440 at most.</param>
/// <param name="Day">The day to which the span belongs: the date or, over midnight, the one before.</param>
/// <param name="Span">The span.</param>
internal readonly record struct Stretch(int From, int To, DateOnly Day, ClockSpan Span)
{
    /// <summary>What a week leaves for a date: its own spans, and what the day before left over midnight.</summary>
    public static IEnumerable<Stretch> On(DateOnly date, WeeklyHours weekly)
    {
        foreach (var span in weekly[date.DayOfWeek])
        {
            yield return new Stretch(span.From, Math.Min(span.WorkingEnd, ClockSpan.MinutesPerDay), date, span);
        }

        if (date > DateOnly.MinValue)
        {
            var eve = date.AddDays(-1);
            foreach (var span in weekly[eve.DayOfWeek].Where(span => span.CrossesMidnight))
            {
                yield return new Stretch(0, span.WorkingEnd - ClockSpan.MinutesPerDay, eve, span);
            }
        }
    }

    /// <summary>What a holiday leaves of it: nothing, one part or two.</summary>
    public IEnumerable<Stretch> Without(Closure closure)
    {
        if (closure.To <= From || closure.From >= To)
        {
            return [this];
        }

        Stretch[] rest = [this with { To = closure.From }, this with { From = closure.To }];
        return rest.Where(part => part.From < part.To);
    }
}
