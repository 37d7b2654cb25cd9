using System.Collections.Immutable;
using System.Globalization;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Hours;
using Actors.Domain.Tenants;

namespace Actors.Api.Json;

/// <summary>An agent's definition in place of the one before. All fields but the capacity must be there; without one it has no bound.</summary>
public sealed record AgentChangeBody(
    string? Name = null, AgentRole? Role = null, bool? Chat = null, bool? Assign = null, int? Capacity = null,
    ImmutableArray<string>? Queues = null);

/// <summary>A scheduled break.</summary>
public sealed record BreakBody(string? Date, string? From, string? To);

/// <summary>When an agent is not there, in the words of scenario files: dates, breaks, and the own meal time of every day.</summary>
public sealed record AbsencesBody(ImmutableArray<string>? DayOff = null, ImmutableArray<BreakBody>? Breaks = null, MealText? Meal = null)
{
    private const string Dates = "yyyy-MM-dd";

    /// <summary>What is known of an agent; null where nothing is.</summary>
    public static AbsencesBody? Of(AgentAbsences? away) => away is null ? null : new(
        [.. away.DayOff.Select(Text)],
        [.. away.Breaks.Select(pause => Span(pause.Span) is var (from, to) ? new BreakBody(Text(pause.Date), from, to) : null!)],
        away.Meal is { } meal && Span(meal) is var (begin, end) ? new(begin, end) : null);

    /// <summary>What it says, or the first thing that is wrong with it.</summary>
    public (AgentAbsences? Absences, FieldIsInvalid? Wrong) Read()
    {
        var days = ImmutableArray.CreateBuilder<DateOnly>();
        foreach (var (text, index) in (DayOff is { IsDefault: false } list ? list : []).Select((text, index) => (text, index)))
        {
            if (!DateOnly.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return (null, new($"dayOff[{index}]", "A date such as 2026-03-05."));
            }

            days.Add(day);
        }

        var breaks = ImmutableArray.CreateBuilder<DatedSpan>();
        foreach (var (pause, index) in (Breaks is { IsDefault: false } pauses ? pauses : []).Select((pause, index) => (pause, index)))
        {
            if (!DateOnly.TryParseExact(pause?.Date, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                || !ClockSpan.TryParse($"{pause!.From}-{pause.To}", out var span))
            {
                return (null, new($"breaks[{index}]", "A date such as 2026-03-05, and from and to such as 15:00 that differ."));
            }

            breaks.Add(new(day, span));
        }

        ClockSpan? meal = null;
        return Meal is not null && !ClockSpan.TryParse($"{Meal.From}-{Meal.To}", out meal)
            ? (null, new("meal", "from and to such as 12:00 that differ, or null."))
            : (new(days.ToImmutable(), breaks.ToImmutable(), meal), null);
    }

    private static string Text(DateOnly day) => day.ToString(Dates, CultureInfo.InvariantCulture);

    private static (string From, string To) Span(ClockSpan span) => (Clock(span.From), Clock(span.To));

    private static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}

/// <summary>A customer who is blocked.</summary>
/// <param name="Conversation">The customer's room; by it the customer is let in again.</param>
/// <param name="Channel">The channel account.</param>
/// <param name="ChannelType">What kind of channel.</param>
/// <param name="Customer">The customer there.</param>
/// <param name="CustomerName">What the channel calls the customer.</param>
/// <param name="By">Who blocked.</param>
/// <param name="ByName">What that one is or was called.</param>
/// <param name="At">When.</param>
public sealed record BlockedCustomerBody(
    ConversationId Conversation, ChannelId Channel, ChannelType ChannelType, CustomerId Customer, string? CustomerName, AgentId By,
    string? ByName, DateTimeOffset At);

/// <summary>A page of who is blocked, who was blocked last first.</summary>
public sealed record BlockedCustomersBody(IReadOnlyList<BlockedCustomerBody> Customers, string? Next);
