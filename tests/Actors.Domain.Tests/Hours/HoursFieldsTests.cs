using System.Collections.Immutable;
using Actors.Domain.Hours;
using static Actors.Domain.Tests.Hours.Moments;

namespace Actors.Domain.Tests.Hours;

public sealed class HoursFieldsTests
{
    private readonly List<FieldProblem> _problems = [];

    [Fact]
    public void A_week_is_read()
    {
        var hours = Read(("mon", ["09:00-12:00", "12:00-18:00"]), ("sun", ["22:00-06:00"]), ("tue", []));

        Assert.Empty(_problems);
        Assert.Equal(new WeeklyHours(mon: Spans("09:00-12:00", "12:00-18:00"), sun: Spans("22:00-06:00")), hours);
    }

    [Fact]
    public void Everything_wrong_is_named_at_once_with_its_path()
    {
        Assert.Null(Read(("mon", ["10:00-18:00", "9-18"]), ("monday", ["10:00-18:00"]), ("fri", ["10:00-10:00"])));

        Assert.Equal(["hours.mon[1]", "hours.monday", "hours.fri[0]"], _problems.Select(problem => problem.Field));
        Assert.All(_problems, problem => Assert.True(problem is { Korean.Length: > 0, English.Length: > 0 }));
        Assert.Contains("9-18", _problems[0].Korean);
    }

    [Theory]
    [InlineData("mon", "10:00-18:00", "mon", "17:59-20:00", "hours.mon[1]", "hours.mon[0] 10:00-18:00")]
    [InlineData("mon", "10:00-18:00", "mon", "10:00-18:00", "hours.mon[1]", "hours.mon[0] 10:00-18:00")]
    [InlineData("mon", "00:00-24:00", "mon", "10:00-18:00", "hours.mon[1]", "hours.mon[0] 00:00-24:00")]
    [InlineData("mon", "22:00-06:00", "tue", "05:00-09:00", "hours.tue[0]", "hours.mon[0] 22:00-06:00")]
    [InlineData("sun", "22:00-06:00", "mon", "00:00-05:00", "hours.sun[0]", "hours.mon[0] 00:00-05:00")]
    public void Overlapping_spans_are_named(
        string day1, string span1, string day2, string span2, string field, string other)
    {
        Assert.Null(day1 == day2 ? Read((day1, [span1, span2])) : Read((day1, [span1]), (day2, [span2])));

        var problem = Assert.Single(_problems);
        Assert.Equal(field, problem.Field);
        Assert.EndsWith(other, problem.Korean);
        Assert.EndsWith(other, problem.English);
    }

    [Theory]
    [InlineData("mon", "22:00-06:00", "tue", "06:00-09:00")]
    [InlineData("mon", "22:00-24:00", "tue", "00:00-09:00")]
    [InlineData("sun", "22:00-00:00", "mon", "00:00-09:00")]
    [InlineData("mon", "22:00-21:59", "wed", "00:00-24:00")]
    public void Touching_spans_are_fine(string day1, string span1, string day2, string span2) =>
        Assert.NotNull(Read((day1, [span1]), (day2, [span2])));

    [Fact]
    public void Too_many_spans_or_holidays_are_refused()
    {
        Assert.Null(Read(("mon", [.. Enumerable.Repeat("10:00-18:00", WeeklyHours.MaxSpansPerDay + 1)])));
        Assert.Null(HoursFields.ReadHolidays(
            "holidays", [.. Enumerable.Repeat(new HolidayText("2026-03-05"), Holiday.MaxCount + 1)], _problems));

        Assert.Equal(["hours.mon", "holidays"], _problems.Select(problem => problem.Field));
    }

    [Fact]
    public void Holidays_are_read()
    {
        var holidays = HoursFields.ReadHolidays(
            "holidays",
            [
                new("2026-03-05"), new("2026-03-06", "13:00", "15:00"),
                new("2026-05-05", Yearly: true, Name: "어린이날"),
            ],
            _problems);

        Assert.Empty(_problems);
        ImmutableArray<Holiday> expected =
        [
            Off("2026-03-05"), Off("2026-03-06", "13:00-15:00"), Off("2026-05-05", yearly: true, name: "어린이날"),
        ];
        Assert.Equal(expected, holidays!.Value);
    }

    [Fact]
    public void Wrong_holidays_are_named()
    {
        HolidayText[] texts =
        [
            new("2026-02-30"), new("26-03-05"), new(null), new("2026-03-05", From: "13:00"),
            new("2026-03-05", "13:00", "13:00"), new("2026-03-05", Name: new string('가', Holiday.MaxNameLength + 1)),
        ];

        Assert.Null(HoursFields.ReadHolidays("holidays", texts, _problems));
        Assert.Equal(
            [
                "holidays[0].date", "holidays[1].date", "holidays[2].date", "holidays[3]", "holidays[4]",
                "holidays[5].name",
            ],
            _problems.Select(problem => problem.Field));
    }

    [Theory]
    [InlineData("Asia/Seoul", true)]
    [InlineData("America/New_York", true)]
    [InlineData("America/Argentina/Buenos_Aires", true)]
    [InlineData("Etc/GMT+9", true)]
    [InlineData("UTC", true)]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("Asia/Seul", false)]
    [InlineData("Korea Standard Time", false)]
    [InlineData("localtime", false)]
    [InlineData("Local", false)]
    [InlineData("right/Asia/Seoul", false)]
    [InlineData("../../etc/passwd", false)]
    [InlineData("/etc/localtime", false)]
    [InlineData("Asia/", false)]
    public void A_time_zone_means_the_same_on_every_machine(string? name, bool known)
    {
        Assert.Equal(known, HoursFields.ReadZone("timeZone", name, _problems) is not null);
        Assert.Equal(known ? [] : ["timeZone"], _problems.Select(problem => problem.Field));
    }

    private WeeklyHours? Read(params (string Day, string[] Spans)[] days) => HoursFields.ReadWeek(
        "hours", days.Select(day => KeyValuePair.Create(day.Day, (IReadOnlyList<string>)day.Spans)), _problems);
}
