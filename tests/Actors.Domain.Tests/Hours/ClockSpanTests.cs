using System.Text.Json;
using Actors.Domain.Hours;

namespace Actors.Domain.Tests.Hours;

public sealed class ClockSpanTests
{
    [Theory]
    [InlineData("10:00-18:00", 600, 1080, false)]
    [InlineData("00:00-24:00", 0, 1440, false)]
    [InlineData("22:00-24:00", 1320, 1440, false)]
    [InlineData("22:00-00:00", 1320, 0, true)]
    [InlineData("22:00-06:00", 1320, 360, true)]
    [InlineData("00:00-00:01", 0, 1, false)]
    [InlineData("23:59-23:58", 1439, 1438, true)]
    public void A_span_is_read_and_written_back(string text, int from, int to, bool crosses)
    {
        Assert.True(ClockSpan.TryParse(text, out var span));
        Assert.Equal((from, to, crosses), (span.From, span.To, span.CrossesMidnight));
        Assert.Equal(text, span.ToString());
        Assert.Equal(span, ClockSpan.Parse(text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("10-18")]
    [InlineData("9:00-18:00")]
    [InlineData("10:00 - 18:00")]
    [InlineData("10:00-18:00 ")]
    [InlineData("10:00~18:00")]
    [InlineData("10:00-18:60")]
    [InlineData("25:00-26:00")]
    [InlineData("10:00-24:01")]
    [InlineData("24:00-06:00")]
    [InlineData("10:00-10:00")]
    [InlineData("-1:00-10:00")]
    [InlineData("10:00-1８:00")]
    [InlineData("10.00-18.00")]
    public void Anything_else_is_no_span(string? text)
    {
        Assert.False(ClockSpan.TryParse(text, out _));
        Assert.Throws<FormatException>(() => ClockSpan.Parse(text!));
    }

    [Theory]
    [InlineData("12:00", "13:00", true)]
    [InlineData("12:00", null, false)]
    [InlineData("12:00-13:00", "", false)]
    public void Two_times_make_a_span(string? from, string? to, bool read) =>
        Assert.Equal(read, ClockSpan.TryParse(from, to, out _));

    [Theory]
    [InlineData("10:00-18:00", 1081, 1080)]
    [InlineData("22:00-06:00", 1801, 1800)]
    [InlineData("22:00-24:00", 1440, 1440)]
    [InlineData("22:00-00:00", 1441, 1440)]
    [InlineData("10:00-23:59", 1440, 1439)]
    public void Working_hours_include_the_last_minute_and_pauses_do_not(string text, int workingEnd, int pauseEnd)
    {
        var span = ClockSpan.Parse(text);
        Assert.Equal((workingEnd, pauseEnd), (span.WorkingEnd, span.PauseEnd));
    }

    [Fact]
    public void Json_spells_it_as_settings_do()
    {
        Assert.Equal("\"10:00-18:00\"", JsonSerializer.Serialize(ClockSpan.Parse("10:00-18:00")));
        Assert.Equal(ClockSpan.WholeDay, JsonSerializer.Deserialize<ClockSpan>("\"00:00-24:00\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ClockSpan>("\"10-18\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ClockSpan>("10"));
    }
}
