using Actors.Durability.Tests.Load;

namespace Actors.Durability.Tests;

/// <summary>
/// Promises about time survive a kill: the server is killed before each is due, started again just before and just after by a moved clock, and
/// nobody touches the conversation but its promise. None is kept early, none twice.
/// </summary>
public sealed class MovedClockTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Promises_about_time_survive_a_kill(string storeName)
    {
        await using var store = await TestStore.NewAsync(storeName);
        await using var town = new Town(store);
        Visitor night = null!, noon = null!, evening = null!;
        await town.LiveAsync("09:00:00", async () =>
        {
            await town.SetAsync();
            night = await town.ComesAsync("night");
            await town.ExpectAsync(night, "waiting", null);
        });
        await town.LiveAsync("09:59:30", () => town.StaysAsync(night, "waiting", null));

        // The opening: nobody but the sweep comes to the queue.
        await town.LiveAsync("10:00:00", async () =>
        {
            await town.PresenceAsync("kim", "online");
            await town.ExpectAsync(night, "received", "kim");
            await town.SaysAsync(night, "계세요?");
            Assert.Equal(1, await town.CountAsync(night, "busy"));
        });

        // The five minutes of busy, and the three of the answer.
        await town.LiveAsync("10:02:00", async () =>
        {
            await town.PresenceAsync("lee", "online");
            await town.SaysAsync(night, "아직인가요?");
            await town.StaysAsync(night, "received", "kim");
            Assert.Equal(1, await town.CountAsync(night, "busy"));
        });
        await town.LiveAsync("10:04:00", () => town.ExpectAsync(night, "received", "lee"));
        await town.LiveAsync("10:06:30", async () =>
        {
            await town.StaysAsync(night, "received", "lee");
            await town.SaysAsync(night, "여보세요");
            Assert.Equal((2, 2), (await town.CountAsync(night, "busy"), await town.CountAsync(night, "assigned")));
            await town.DoAsync("lee", night, "start");
            await town.DoAsync("lee", night, "delegate", "kim");
            await town.ExpectAsync(night, "held", "kim");
        });

        // The delegation that nobody resumes, then the customer who stays silent.
        await town.LiveAsync("10:10:00", () => town.StaysAsync(night, "held", "kim"));
        await town.LiveAsync("10:13:00", () => town.ExpectAsync(night, "held", "lee"));
        await town.LiveAsync("10:35:00", async () =>
        {
            await town.StaysAsync(night, "held", "lee");
            Assert.Equal(1, await town.CountAsync(night, "delegation-returned"));
        });
        await town.LiveAsync("10:38:00", () => town.ExpectAsync(night, "ended", null));

        // The end of the meal.
        await town.LiveAsync("12:30:00", async () =>
        {
            noon = await town.ComesAsync("noon");
            await town.ExpectAsync(noon, "waiting", null);
        });
        await town.LiveAsync("12:59:30", () => town.StaysAsync(noon, "waiting", null));
        await town.LiveAsync("13:00:00", () => town.ExpectAsync(noon, "received", null));

        // Too long in waiting.
        await town.LiveAsync("18:30:00", async () =>
        {
            evening = await town.ComesAsync("evening");
            await town.ExpectAsync(evening, "waiting", null);
        });
        await town.LiveAsync("20:29:30", () => town.StaysAsync(evening, "waiting", null));
        await town.LiveAsync("20:31:00", () => town.ExpectAsync(evening, "ended", null));
        await town.LiveAsync("23:00:00", async () =>
        {
            Assert.Equal(1, await town.CountAsync(night, "ended"));
            Assert.Equal(1, await town.CountAsync(evening, "ended"));
        });
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_thirty_days_of_Kakao_survive_a_kill(string storeName)
    {
        await using var store = await TestStore.NewAsync(storeName);
        await using var town = new Town(store);
        Visitor visitor = null!;
        await town.LiveAsync("10:00:00", async () =>
        {
            await town.SetKakaoAsync();
            visitor = await town.WritesOnKakaoAsync("계세요?");
            await town.ExpectAsync(visitor, "waiting", null);
        });
        await town.LiveAsync("30.09:59:00", () => town.StaysAsync(visitor, "waiting", null));
        await town.LiveAsync("30.10:01:00", () => town.ExpectAsync(visitor, "ended", null));
        await town.LiveAsync("31.10:00:00", async () => Assert.Equal(1, await town.CountAsync(visitor, "ended")));
    }
}
