using System.Collections.Immutable;
using Actors.Domain.Tenants;

namespace Actors.Domain.Tests.Tenants;

/// <summary>Two documents, compared field by field.</summary>
public sealed class SettingsDifferenceTests
{
    private static readonly TenantSettings Before = TenantSettings.Default with
    {
        Holidays = [new("2026-05-05"), new("2026-03-01", Name: "삼일절")],
        Categories = [new("주문", [new("환불", ["kim"]), new("배송")]), new("기타", [new("기타")])],
    };

    [Fact]
    public void What_says_the_same_has_no_difference() => Assert.Empty(SettingsDifference.Between(Before, Before with { }));

    [Fact]
    public void A_field_is_told_with_before_and_after() => Is(
        ["service: \"open\" > \"stopped\"", "limit: - > 10"],
        Before with { Limit = 10, Service = ServiceStatus.Stopped });

    [Fact]
    public void A_field_inside_is_told_by_its_path() => Is(
        ["messages.greeting.on: false > true"],
        Before with { Messages = Before.Messages with { Greeting = Before.Messages.Greeting with { On = true } } });

    [Fact]
    public void The_spans_of_a_day_are_told_together() => Is(
        ["""hours.mon: ["00:00-24:00"] > ["09:00-12:00","13:00-18:00"]"""],
        Before with { Hours = WeekText.Always with { Mon = ["09:00-12:00", "13:00-18:00"] } });

    [Fact]
    public void What_is_put_in_front_does_not_change_the_others() => Is(
        ["""holidays[0]: - > {"date":"2026-01-01","yearly":true}"""],
        Before with { Holidays = [new("2026-01-01", Yearly: true), .. Before.Holidays] });

    [Fact]
    public void What_is_taken_away_is_told_by_its_old_place() => Is(
        ["""holidays[0]: {"date":"2026-05-05","yearly":false} > -""", """holidays[0].name: "삼일절" > "독립" """.TrimEnd()],
        Before with { Holidays = [new("2026-03-01", Name: "독립")] });

    [Fact]
    public void Another_order_is_told_because_the_first_category_is_the_default() => Is(
        ["""categories: ["주문","기타"] > ["기타","주문"]"""],
        Before with { Categories = [.. Before.Categories.Reverse()] });

    [Fact]
    public void A_renamed_category_is_another_one() => Is(
        ["""categories[1]: {"name":"기타","divisions":[{"name":"기타","agents":[]}]} > -""", """categories[1]: - > {"name":"그 외","divisions":[{"name":"기타","agents":[]}]}"""],
        Before with { Categories = [Before.Categories[0], new("그 외", [new("기타")])] });

    [Fact]
    public void Lists_whose_members_cannot_be_told_apart_are_told_whole() => Is(
        ["""categories[1].divisions: [{"name":"기타","agents":[]}] > [{"name":"a","agents":[]},{"name":"a","agents":[]}]"""],
        Before with { Categories = [Before.Categories[0], new("기타", [new("a"), new("a")])] });

    private static void Is(ImmutableArray<string> expected, TenantSettings after) => Assert.Equal(
        expected,
        SettingsDifference.Between(Before, after).Select(change =>
            $"{change.Field}: {change.Before?.GetRawText() ?? "-"} > {change.After?.GetRawText() ?? "-"}"));
}
