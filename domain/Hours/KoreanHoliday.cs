namespace Actors.Domain.Hours;

/// <summary>A public holiday of Korea.</summary>
/// <param name="Date">The date.</param>
/// <param name="Name">Its Korean name; of a substitute the holiday that it stands for, <c>대체공휴일(광복절)</c>.</param>
/// <param name="IsSubstitute">Whether it is a substitute holiday (대체공휴일).</param>
public readonly record struct KoreanHoliday(DateOnly Date, string Name, bool IsSubstitute = false);
