using Actors.Domain.Admission;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Usage;

namespace Actors.Domain.Tests.Usage;

public sealed class UsageTests
{
    private static readonly UsagePeriod Day = UsagePeriod.Day(new(2026, 3, 4)), March = UsagePeriod.Month(new(2026, 3, 31));
    private static readonly Room Room = new(new("acme"), new("main"), ChannelType.Web, new("c1"), null, true);

    [Theory]
    [InlineData("2026-03-04T03:59:59.999999+09:00", 3)]
    [InlineData("2026-03-04T04:00:00+09:00", 4)]
    [InlineData("2026-03-05T03:59:59.999999+09:00", 4)]
    [InlineData("2026-03-04T19:00:00Z", 5)]
    public void The_usage_day_begins_at_four_in_Seoul(string moment, int day)
    {
        var at = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(new(2026, 3, day), UsagePeriod.DayOf(at));
        Assert.True(UsagePeriod.Day(UsagePeriod.DayOf(at)).Holds(at));
        Assert.Equal(day == 4, Day.Holds(at));
    }

    [Theory]
    [InlineData("2026-02-28T23:59:59.999999+09:00", 2)]
    [InlineData("2026-03-01T00:00:00+09:00", 3)]
    [InlineData("2026-03-31T14:59:59.999999Z", 3)]
    [InlineData("2026-03-31T15:00:00Z", 4)]
    public void The_month_is_the_calendars_in_Seoul(string moment, int month)
    {
        var at = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(new(2026, month, 1), UsagePeriod.MonthOf(at));
        Assert.Equal(month == 3, March.Holds(at));
    }

    [Fact]
    public void A_room_is_active_with_one_message_of_anybody_in_the_day()
    {
        foreach (var message in new Func<DateTimeOffset, ConversationEvent>[]
        {
            at => Said(at), at => Answered(1, at), at => new AgentMessageSent(new("kim"), MessageText.From("네"), "r", at),
            at => new CustomerTurnedAway(AdmissionCase.Stopped, MessageText.From("저기"), "m", at),
        })
        {
            Assert.True(RoomUsage.IsActive(Numbered(message(Day.From)), Day));
            Assert.False(RoomUsage.IsActive(Numbered(message(Day.From.AddMicroseconds(-1)), message(Day.To)), Day));
        }
    }

    [Fact]
    public void A_room_in_which_nobody_says_anything_is_not_active() => Assert.False(RoomUsage.IsActive(
        Numbered(
            new ConversationOpened(Room, Day.From), new HandOffRequested(1, new("general"), RequestedBy.Customer, Day.From),
            new CustomerTurnedAway(AdmissionCase.Stopped, null, null, Day.From)),
        Day));

    [Fact]
    public void A_monthly_user_wrote_and_the_bot_answered()
    {
        var at = March.From.AddDays(3);
        Assert.True(RoomUsage.MetTheBot(Numbered(new ConversationOpened(Room, at), Answered(1, at), Said(at), Answered(3, at)), March));
        Assert.False(RoomUsage.MetTheBot(Numbered(new ConversationOpened(Room, at), Answered(1, at)), March));
        Assert.False(RoomUsage.MetTheBot(
            Numbered(new ConversationOpened(Room, at), Said(at), new AgentMessageSent(new("kim"), MessageText.From("네"), "r", at)), March));
    }

    [Fact]
    public void The_moment_of_the_answer_says_in_which_month_it_was()
    {
        var before = March.From.AddMicroseconds(-1);
        Assert.True(RoomUsage.MetTheBot(Numbered(Said(before), Answered(1, March.From)), March));
        Assert.False(RoomUsage.MetTheBot(Numbered(Said(before), Answered(1, before)), March));
        Assert.False(RoomUsage.MetTheBot(Numbered(Said(before), Answered(1, March.To)), March));
    }

    [Theory]
    [InlineData(10, 10, false)]
    [InlineData(11, 10, true)]
    [InlineData(1, 0, true)]
    [InlineData(0, 0, false)]
    [InlineData(1_000_000, null, false)]
    public void Over_the_quota_is_more_than_is_free(int users, int? free, bool over) => Assert.Equal(over, BrandLine.IsDue(users, free));

    [Fact]
    public void The_brand_line_is_the_last_line_and_no_text_is_cut_for_it()
    {
        Assert.Equal("네\n브랜드", BrandLine.After(MessageText.From("네"), "브랜드").Value);
        var longest = MessageText.From(new('가', MessageText.MaxLength - 4));
        Assert.Equal(MessageText.MaxLength, BrandLine.After(longest, "브랜드").Value.Length);
        var full = MessageText.From(new('가', MessageText.MaxLength - 3));
        Assert.Equal(full, BrandLine.After(full, "브랜드"));
    }

    private static CustomerMessageReceived Said(DateTimeOffset at) => new(MessageText.From("안녕"), "m", at);

    private static BotMessageSent Answered(long turn, DateTimeOffset at) => new(turn, MessageText.From("네"), [], at);

    private static IReadOnlyCollection<NumberedEvent> Numbered(params ConversationEvent[] events) =>
        [.. events.Select((happened, index) => new NumberedEvent(index + 1, happened))];
}
