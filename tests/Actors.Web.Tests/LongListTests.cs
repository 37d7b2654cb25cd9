using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Actors.Web.Tests;

/// <summary>
/// A list of 5,000 conversations in the page. The hub is played here, so that the page alone is tried: pages of 50, and four changes a second as
/// the server pushes them.
/// </summary>
public sealed class LongListTests
{
    private const int Rows = 5_000, PageSize = 50;
    private const string Text = "오천 개의 대화 사이에서도 한 글자도 잃지 않고 입력됩니다 0123456789 abcdefghijklmnopqrstuvwxyz";

    private int _feed = 100;

    [Fact]
    public async Task Five_thousand_conversations_scroll_and_no_key_is_lost()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        var page = await chromium.NewPageAsync(1440, 900);
        IWebSocketRoute? hub = null;
        await page.RouteWebSocketAsync("**/hubs/agent**", socket =>
        {
            hub = socket;
            socket.OnMessage(frame => Answer(socket, frame.Text ?? ""));
        });
        await page.SignInAsync(silo, "/console", "kim@demo");
        await page.GetByTestId("tab-bot").ClickAsync();
        var rows = page.GetByTestId("rows");
        await Expect(rows).ToHaveAttributeAsync("data-tab", "bot");

        // To the end, page by page, as a scrollbar does.
        for (var known = PageSize; known < Rows; known += PageSize)
        {
            await rows.EvaluateAsync("box => { box.scrollTop = box.scrollHeight }");
            await Expect(rows).ToHaveAttributeAsync("data-count", $"{known + PageSize}");
        }

        await rows.EvaluateAsync("box => { box.scrollTop = box.scrollHeight }");
        await Expect(page.Locator($"[data-conversation='{Id(Rows - 1)}']")).ToBeVisibleAsync();
        Assert.InRange(await page.GetByTestId("row").CountAsync(), 5, 60);

        // Typed while rows change and the list is scrolled.
        await page.Keyboard.PressAsync("Control+KeyK");
        var input = page.GetByTestId("palette-input");
        await Expect(input).ToBeFocusedAsync();
        var pushed = 0;
        foreach (var letter in Text)
        {
            if (pushed++ % 5 == 0)
            {
                Push(hub!, pushed);
                await rows.EvaluateAsync("(box, top) => { box.scrollTop = top }", pushed * 3_000);
            }

            await page.Keyboard.InsertTextAsync(letter.ToString());
        }

        await Expect(input).ToHaveValueAsync(Text);
        await page.Keyboard.PressAsync("Escape");
        await rows.EvaluateAsync("box => { box.scrollTop = 0 }");
        await Expect(page.GetByTestId("row").First).ToContainTextAsync("방금 바뀐 말");
        Assert.InRange(await page.GetByTestId("row").CountAsync(), 5, 60);
    }

    /// <summary>The same with everything real: 5,000 customers of a gateway in the store, and some who go on writing.</summary>
    [Fact]
    public async Task Five_thousand_conversations_of_a_real_server_scroll_and_no_key_is_lost()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        using var administrator = await Rest.SignInAsync(silo, "manager@demo");
        await administrator.PostAsync("/v1/tenant/channels", new
        {
            id = "gateway", type = "kakao", name = "게이트웨이", queue = "general",
            bot = new { welcome = "안녕하세요.", fallback = "네.", answers = Array.Empty<object>() },
        });
        using var gateway = await Rest.GatewayAsync(silo, administrator);
        for (var first = 0; first < Rows; first += 500)
        {
            await SayAsync(gateway, first, 500, round: 0);
        }

        var page = await chromium.NewPageAsync(1440, 900);
        await page.SignInAsync(silo, "/console", "kim@demo");
        await page.GetByTestId("tab-bot").ClickAsync();
        await Expect(page.GetByTestId("count-bot")).ToHaveTextAsync("99+");
        var rows = page.GetByTestId("rows");
        await Expect(rows).ToHaveAttributeAsync("data-tab", "bot");
        while (await rows.EvaluateAsync<int>("box => Number(box.dataset.count)") is var known && known < Rows)
        {
            await rows.EvaluateAsync("box => { box.scrollTop = box.scrollHeight }");
            await Expect(rows).Not.ToHaveAttributeAsync("data-count", $"{known}");
        }

        Assert.InRange(await page.GetByTestId("row").CountAsync(), 5, 60);
        await page.Keyboard.PressAsync("Control+KeyK");
        var input = page.GetByTestId("palette-input");
        await Expect(input).ToBeFocusedAsync();
        var said = 0;
        foreach (var letter in Text)
        {
            if (said++ % 10 == 0)
            {
                await SayAsync(gateway, said * 40, 20, round: said);
                await rows.EvaluateAsync("(box, top) => { box.scrollTop = top }", said * 3_000);
            }

            await page.Keyboard.InsertTextAsync(letter.ToString());
        }

        await Expect(input).ToHaveValueAsync(Text);
        await page.Keyboard.PressAsync("Escape");
        await rows.EvaluateAsync("box => { box.scrollTop = 0 }");
        await Expect(page.GetByTestId("row").First).ToContainTextAsync("네.");
        Assert.InRange(await page.GetByTestId("row").CountAsync(), 5, 60);
    }

    private static async Task SayAsync(Rest gateway, int first, int count, int round)
    {
        var answer = await gateway.PostAsync("/v1/messages:batch", new
        {
            messages = Enumerable.Range(first, count).Select(number => new
            {
                channel = "gateway", customer = $"customer-{number}", id = $"m{round}-{number}", text = $"{round}번째 말", name = $"고객 {number}",
            }),
        });
        Assert.DoesNotContain(answer.GetProperty("outcomes").EnumerateArray(), outcome => outcome.TryGetProperty("problem", out _));
    }

    private static string Id(int number) => $"room-{number:D5}";

    private static object Row(int number, string text, string at, int seq) => new
    {
        id = Id(number), seq, channel = "web", channelType = "web", customer = $"customer-{number}", customerName = $"고객 {number}", status = "bot",
        epoch = 1, handOff = 0, lastSpeaker = "customer", lastText = text, lastAt = at, unread = 0,
    };

    private static readonly object Counts = new { waiting = 0, received = 0, active = 0, held = 0 };

    private static DateTimeOffset At(int number) => new DateTimeOffset(2026, 11, 21, 3, 0, 0, TimeSpan.Zero).AddSeconds(-number);

    private void Push(IWebSocketRoute hub, int seq)
    {
        var changed = Enumerable.Range(0, 20).Select(number => Row(number * 37 % Rows, "방금 바뀐 말", "2026-11-21T04:00:00Z", seq + 10));
        Send(hub, new
        {
            type = 1, target = "rows",
            arguments = new[] { new { from = $"{_feed}", feed = $"{++_feed}", rows = changed, gone = Array.Empty<string>(), counts = Counts } },
        });
    }

    /// <summary>SignalR's JSON protocol: a greeting, then calls, each ended by a record separator.</summary>
    private void Answer(IWebSocketRoute socket, string frame)
    {
        foreach (var message in frame.Split('\u001e', StringSplitOptions.RemoveEmptyEntries))
        {
            var call = JsonDocument.Parse(message).RootElement;
            if (call.TryGetProperty("protocol", out _))
            {
                socket.Send("{}\u001e");
            }
            else if (call.TryGetProperty("invocationId", out var id))
            {
                Send(socket, new { type = 3, invocationId = id.GetString(), result = Result(call) });
            }
        }
    }

    private object? Result(JsonElement call)
    {
        var arguments = call.GetProperty("arguments");
        var from = call.GetProperty("target").GetString() switch
        {
            "Watch" => 0,
            "List" => int.Parse(arguments[1].GetString()!, System.Globalization.CultureInfo.InvariantCulture),
            _ => -1,
        };
        return from < 0 ? Array.Empty<object>() : arguments[0].GetString() != "bot" ? Page([], null) : Page(
            Enumerable.Range(from, PageSize).Select(number => Row(number, $"말 {number}", $"{At(number):O}", 1)),
            from + PageSize < Rows ? $"{from + PageSize}" : null);
    }

    private object Page(IEnumerable<object> rows, string? next) => new { rows, next, counts = Counts, feed = $"{_feed}" };

    private static void Send(IWebSocketRoute socket, object frame) => socket.Send(JsonSerializer.Serialize(frame) + "\u001e");
}
