using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.GrainInterfaces;
using Actors.Grains.Tests.Support;
using Actors.Testing;

namespace Actors.Grains.Tests;

/// <summary>The count of the month is taken up to date a minute after the last one, and begins anew with the month.</summary>
public sealed class UsageMeterTests
{
    [Fact]
    public void The_line_begins_with_the_counting_after_the_quota_was_crossed_and_ends_with_the_month() =>
        Office.Play(StoryAsync, distribution: Distribution.Manual);

    private static async Task StoryAsync(Office office)
    {
        await office.Change(new ChangeSettings(new("취소", Distribution.Manual, FreeMonthlyUsers: 1, BrandLine: "브랜드"), Sample.Now));
        await SaysAsync("a");
        Assert.Equal("네", Last());
        office.Time.Advance(TimeSpan.FromMinutes(1));
        await SaysAsync("b");
        Assert.Equal("네", Last());
        office.Time.Advance(TimeSpan.FromMinutes(1));
        await SaysAsync("b");
        await SaysAsync("a");

        // Each process counts for itself: by now the one of this room has counted after the quota was crossed.
        await SaysAsync("a");
        Assert.Equal("네\n브랜드", Last());
        office.Time.Advance(TimeSpan.FromDays(31));
        await SaysAsync("a");
        Assert.Equal("네", Last());

        async Task SaysAsync(string customer)
        {
            var room = Office.RoomOf("web", customer);
            var number = office.Journal.Commits.Count;
            await office.Room(room).Receive(new(
                new("web"), new(customer), null, MessageText.From("안녕"), OperationKey.OfCustomer(room, $"m{number}")));
            await office.SettleAsync();
        }

        string Last() => office.Journal.Commits.SelectMany(commit => commit.Events).OfType<BotMessageSent>().Last().Text.Value;
    }
}
