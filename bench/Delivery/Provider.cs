using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Actors.Fakes;
using Actors.Fakes.KakaoConsult;
using Actors.Fakes.NaverTalk;
using Microsoft.AspNetCore.Routing;

namespace Actors.Bench.Delivery;

/// <summary>
/// The other side, in a process of its own (<c>serve-provider</c>), so that what it keeps is nobody else's memory: one host with several accounts, as a
/// dealer has many customers. It notes what each customer was shown, and when.
/// </summary>
internal static class Provider
{
    public const string Key = "bench";

    public static async Task<int> RunAsync(BenchOptions options)
    {
        var users = options.Number("users", 1000);
        await using var server = await FakeServer.StartAsync(app =>
        {
            for (var account = 0; account < options.Number("accounts", 1); account++)
            {
                MapAccount(app.MapGroup($"/{account}"), options.Text("messenger", "") == "naver", users);
            }
        });
        Console.WriteLine($"ready {server.Address}");
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        return 0;
    }

    private static void MapAccount(RouteGroupBuilder routes, bool isNaver, int users)
    {
        var shown = new ConcurrentQueue<string>();
        var faults = isNaver ? MapNaver(routes, Show) : MapKakao(routes, users, Show);
        routes.MapPut("/faults", (string part, int delay) =>
        {
            (faults.FailingPart, faults.Delay) = (double.Parse(part, CultureInfo.InvariantCulture), TimeSpan.FromMilliseconds(delay));

            // Too much, busy, and done but never answered, which its caller cannot tell from a call that was lost.
            faults.Failing = [isNaver ? new(99, Status: 503) : new(-600), new(isNaver ? 99 : -601, Status: 503), new(HangsUp: true)];
        });
        routes.MapGet("/shown", () => string.Join('\n', shown));
        void Show(string user, string text) => shown.Enqueue($"{user}\t{text}\t{Stopwatch.GetTimestamp()}");
    }

    private static FakeFaults MapNaver(RouteGroupBuilder routes, Action<string, string> show)
    {
        var naver = new FakeNaver(Key, TimeProvider.System);
        naver.Taken += taken => show((string)taken["user"]!, (string)taken["textContent"]!["text"]!);
        naver.Map(routes);
        return naver.Faults;
    }

    private static FakeFaults MapKakao(RouteGroupBuilder routes, int users, Action<string, string> show)
    {
        var hub = new FakeHub(Key, TimeProvider.System);
        hub.Seen += bubble => show(bubble.User, bubble.Text!);
        for (var user = 0; user < users; user++)
        {
            hub.Open(Office.User(user));
        }

        hub.Map(routes);
        return hub.Faults;
    }
}
