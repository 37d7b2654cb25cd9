using System.Collections.Immutable;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Hours;
using Actors.Domain.Queues;
using Actors.Domain.Tenants;

namespace Actors.Bench.Rules;

/// <summary>A tenant that has every rule switched on: spans, holidays, a meal, a limit, every message, breaks, days off, meals of agents.</summary>
internal static class BusyTenant
{
    public static readonly QueueId Queue = new("bench");
    public static readonly ChannelId Channel = new("bench");
    public static readonly DateTimeOffset Now = new(2026, 3, 4, 11, 0, 0, TimeSpan.FromHours(9));

    private static readonly ImmutableArray<string> Day = ["09:00-12:00", "13:00-18:00"];

    public static TenantRules Rules(Distribution distribution, ImmutableArray<string> designated) => TenantRules.Of(new()
    {
        Hours = new(Day, Day, Day, Day, Day),
        Holidays = [.. Enumerable.Range(1, 20).Select(day => new HolidayText($"2026-05-{day:00}", null, null, true, "휴일"))],
        Scope = DistributionScope.All,
        Meal = new("12:00", "13:00"),
        AcceptDuringBreak = false,
        Limit = 1_000,
        Distribution = distribution,
        Categories = [new("주문", [new("환불", designated), new("배송", designated)])],
        Messages = MessageSettings.Default with
        {
            Greeting = MessageSettings.Default.Greeting with { On = true },
            Title = MessageSettings.Default.Title with { On = true },
            Busy = MessageSettings.Default.Busy with { On = true },
            WaitingCount = MessageSettings.Default.WaitingCount with { On = true },
            AgentEnd = MessageSettings.Default.AgentEnd with { On = true },
        },
    });

    /// <summary>One of four is at capacity, one of ten is not there for a reason of their own.</summary>
    public static Candidate[] Agents(int count) =>
    [
        .. Enumerable.Range(0, count).Select(number => new Candidate(
            new(
                new($"agent-{number}"), $"상담원 {number}", AgentRole.Agent, true, true, 5, [Queue],
                number % 10 == 9 ? Presence.Break : Presence.Online,
                new(
                    number % 10 == 8 ? [new(2026, 3, 4)] : [new(2026, 3, 5)],
                    [new(new(2026, 3, 4), ClockSpan.Parse("15:00-15:30"))],
                    ClockSpan.Parse("12:00-13:00"))),
            number % 4 == 3 ? 5 : number % 5)),
    ];
}
