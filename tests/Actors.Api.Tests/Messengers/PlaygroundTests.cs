using System.Text.Json;
using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;
using Actors.Silo.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Api.Tests.Messengers;

/// <summary>The demo with fake messengers, as the page uses it.</summary>
public sealed class PlaygroundHost : ApiHost
{
    protected override IEnumerable<string> Storage => ["--Storage:Store", "memory", "--Demo:Messengers", "true"];
}

public sealed class PlaygroundTests(PlaygroundHost host) : IClassFixture<PlaygroundHost>
{
    [Fact]
    public async Task One_chats_as_a_customer_of_KakaoTalk_with_the_bot_and_asks_for_a_person()
    {
        using var page = await PageAsync();
        await page.SayAsync("kakao", "guest-1", "배송 언제 와요?");
        await page.ShownAsync("kakao", "guest-1", "배송은 보통 2~3일 걸립니다.");
        await page.SayAsync("kakao", "guest-1", "상담원");
        var shown = await page.ShownAsync("kakao", "guest-1", "상담원이 필요하시면 아래 버튼을 눌러 주세요.");
        var button = shown[^1].GetProperty("buttons").EnumerateArray().Single(one => one.GetProperty("code").GetString() == "operator");
        await page.SayAsync("kakao", "guest-1", button.GetProperty("says").GetString()!, "operator");

        // Nobody is signed in: the shop says so by consult talk, in the same room.
        await page.ShownAsync("kakao", "guest-1", "지금은 상담이 어렵습니다.");
    }

    [Fact]
    public async Task One_chats_as_a_customer_of_Naver_TalkTalk()
    {
        using var page = await PageAsync();
        await page.Api.SendAsync(HttpMethod.Post, "/api/naver/guest-2/open", null);
        await page.ShownAsync("naver", "guest-2", "안녕하세요, 해피상점입니다. 무엇을 도와드릴까요?");
        await page.SayAsync("naver", "guest-2", "상품 보여 주세요");
        var shown = await page.ShownAsync("naver", "guest-2", "인기 상품\n· 접는 우산\n· 텀블러\n더 궁금하신가요?");
        var press = shown[^1].GetProperty("buttons").EnumerateArray().Single(one => one.GetProperty("label").GetString() == "환불 안내");
        await page.SayAsync("naver", "guest-2", press.GetProperty("says").GetString()!, press.GetProperty("code").GetString());
        await page.ShownAsync("naver", "guest-2", "환불은 받으신 날부터 7일 안에 신청하실 수 있습니다.");
    }

    [Fact]
    public async Task The_page_serves_itself_and_no_other_site_may_use_it()
    {
        using var page = await PageAsync();
        foreach (var path in new[] { "/", "/playground.js", "/playground.css", "/api/messengers" })
        {
            Assert.Equal(200, (await page.Api.GetAsync(path)).Status);
        }

        var foreign = await page.Api.SendAsync(HttpMethod.Post, "/api/naver/guest-3/say", """{"text":"x"}""", ("Sec-Fetch-Site", "cross-site"));
        Assert.Equal(403, foreign.Status);
    }

    private async Task<Page> PageAsync()
    {
        var address = await Eventually.GetAsync(
            host.Services.GetRequiredService<FakeMessengers>().Ready, "the fake messengers", TimeSpan.FromSeconds(60));
        return new(new(new HttpClient { BaseAddress = address }));
    }

    private sealed record Page(RestClient Api) : IDisposable
    {
        public async Task SayAsync(string messenger, string user, string text, string? code = null) =>
            Assert.Equal(204, (await Api.PostAsync($"/api/{messenger}/{user}/say", new { text, code })).Status);

        public async Task<List<JsonElement>> ShownAsync(string messenger, string user, string text)
        {
            List<JsonElement> shown = [];
            await Eventually.HoldsAsync(
                async () =>
                {
                    shown = [.. (await Api.GetAsync($"/api/{messenger}/{user}")).Ok().EnumerateArray()];
                    return shown.Exists(bubble => !bubble.GetProperty("mine").GetBoolean() && bubble.GetProperty("text").GetString() == text);
                },
                $"{messenger} shows {text}", TimeSpan.FromSeconds(60));
            return shown;
        }

        public void Dispose() => Api.Dispose();
    }
}
