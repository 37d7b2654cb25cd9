using System.Net;
using Actors.Durability.Tests.Load;

namespace Actors.Durability.Tests.Faults;

/// <summary>What can go wrong with the database while everybody works. Each returns when somebody is acknowledged again.</summary>
internal static class PostgresFaults
{
    private const int Cuts = 8;

    /// <summary>It crashes, and is started again.</summary>
    public static async Task CrashAsync(TestStore store, World world, Func<string> said)
    {
        await Patience.ForAsync(world.MoreAsync(50), "acknowledgements before the database crashes", said);
        await store.Postgres.StopNowAsync();
        await NotReadyAsync(world, said);
        await store.Postgres.StartAgainAsync();
        await Patience.ForAsync(world.MoreAsync(50), "acknowledgements after the database crashed", said);
    }

    /// <summary>It accepts connections and answers nothing; whoever asks is told so.</summary>
    public static async Task SilenceAsync(TcpProxy database, World world, Func<string> said)
    {
        await Patience.ForAsync(world.MoreAsync(50), "acknowledgements before the silence", said);
        database.FallSilent();
        await NotReadyAsync(world, said);
        database.Speak();
        await Patience.ForAsync(world.MoreAsync(50), "acknowledgements after the silence", said);
    }

    /// <summary>It commits, and the connection breaks before the answer.</summary>
    public static async Task CutAsync(TcpProxy database, World world, Func<string> said)
    {
        for (var cut = 1; cut <= Cuts; cut++)
        {
            database.CutAfterNextAnswer();
            await Patience.ForAsync(world.MoreAsync(20), $"acknowledgements after cut {cut}", said);
        }

        Assert.True(database.Cuts > 0, "No answer was cut off.");
    }

    /// <summary>The server says that it is not ready, rather than nothing.</summary>
    private static async Task NotReadyAsync(World world, Func<string> said)
    {
        using var http = new HttpClient { BaseAddress = world.Address, Timeout = Patience.Long };
        var until = TimeProvider.System.GetUtcNow() + Patience.Long;
        while (true)
        {
            using var health = await http.GetAsync("/health/ready");
            if (health.StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                return;
            }

            Assert.True(TimeProvider.System.GetUtcNow() < until, $"The server is {health.StatusCode} without its database.\n{said()}");
            await Task.Delay(50);
        }
    }
}
