using System.Text.Json.Serialization;

namespace Actors.Domain.Hours;

/// <summary>Whether it is within working hours at a moment, and why.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(HoursOpen), "open")]
[JsonDerivedType(typeof(HoursClosed), "closed")]
public abstract record HoursVerdict
{
    /// <summary>Whether it is within working hours.</summary>
    [JsonIgnore]
    public bool IsOpen => this is HoursOpen;
}

/// <summary>Within working hours.</summary>
/// <param name="Day">The day to which the span belongs: the one on which it begins.</param>
/// <param name="Span">The span, its last minute included.</param>
public sealed record HoursOpen(DateOnly Day, ClockSpan Span) : HoursVerdict;

/// <summary>Off hours.</summary>
/// <param name="Reason">Why.</param>
/// <param name="OpensAgainAt">
/// The next moment within working hours, with the offset that the zone has then; null when there is none in the next
/// <see cref="WorkingHours.HorizonDays"/> days.
/// </param>
public sealed record HoursClosed(ClosedReason Reason, DateTimeOffset? OpensAgainAt) : HoursVerdict;

/// <summary>
/// Why it is off hours. A holiday is the reason wherever one covers the moment, also where it would be off anyway.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(OutsideHours), "outsideHours")]
[JsonDerivedType(typeof(OnHoliday), "onHoliday")]
public abstract record ClosedReason;

/// <summary>No span of the week covers the moment.</summary>
public sealed record OutsideHours : ClosedReason;

/// <summary>A holiday covers the moment.</summary>
/// <param name="Date">The date on which the holiday begins, of a yearly one in this year.</param>
/// <param name="Part">The part of the day, or null for all of it.</param>
/// <param name="Name">What people call it, or null.</param>
public sealed record OnHoliday(DateOnly Date, ClockSpan? Part, string? Name) : ClosedReason;
