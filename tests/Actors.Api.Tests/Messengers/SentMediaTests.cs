using System.Text.Json;
using System.Text.Json.Nodes;
using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;
using Actors.Testing;

namespace Actors.Api.Tests.Messengers;

/// <summary>Photos and files of KakaoTalk's users: copied behind the acknowledgement, or plainly not.</summary>
public sealed class SentMediaTests(MessengerHost host)
{
    [Fact]
    public async Task CT_2_Two_photos_are_kept_here_in_order_and_Kakao_waits_for_neither()
    {
        await using var world = await KakaoConsultWorld.OpenAsync(host);
        var (first, second) = (world.Media.Keep("i_0001.png", "image/png", Images.Png(4, 3)), world.Media.Keep("i_0002.jpg", "image/jpeg", Images.Jpeg(8, 6)));
        world.Media.IsHeld = true;

        // Nothing is fetched yet, and Kakao is answered.
        (await world.SendsAsync("u1", "photo", first, second)).Took();
        Assert.Equal(["pending", "pending"], (await world.MediaAsync("u1")).Select(one => one.GetProperty("status").GetString()));
        world.Media.Open();
        await world.SettledAsync("u1", 2);
        var copies = (await world.MediaAsync("u1")).Select(one => one.GetProperty("attachment")).ToList();
        Assert.Equal(["i_0001.png", "i_0002.jpg"], copies.Select(copy => copy.GetProperty("name").GetString()));
        Assert.DoesNotContain((await world.LinesAsync("u1")).Select(line => line.TryGetProperty("text", out var text) ? text.GetString() : null), text => text?.Contains("talkm") == true);

        // Whoever reads the history has the picture from here, without what the camera wrote, and Kakao is asked no more.
        var fetches = world.Media.Fetches;
        using var anybody = host.Http();
        var picture = await anybody.GetByteArrayAsync(copies[1].GetProperty("url").GetString(), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("somewhere", System.Text.Encoding.Latin1.GetString(picture));
        Assert.Equal(fetches, world.Media.Fetches);
    }

    [Fact]
    public async Task What_fails_on_the_way_is_fetched_again()
    {
        await using var world = await KakaoConsultWorld.OpenAsync(host);
        world.Media.Faults.Add(new(Status: 503));
        world.Media.Faults.Add(new(HangsUp: true));
        (await world.SendsAsync("u1", "file", world.Media.Keep("guide.pdf", "application/pdf", "%PDF-1.7"u8.ToArray()))).Took();
        await world.SettledAsync("u1", 1);
        var copy = Assert.Single(await world.MediaAsync("u1")).GetProperty("attachment");
        Assert.Equal(("guide.pdf", "application/octet-stream"), (copy.GetProperty("name").GetString(), copy.GetProperty("mediaType").GetString()));
        Assert.Equal(3, world.Media.Fetches);
    }

    [Fact]
    public async Task What_lies_is_made_to_hurt_or_leads_elsewhere_is_marked_and_not_kept()
    {
        await using var world = await KakaoConsultWorld.OpenAsync(host);
        var (page, bomb, program, large) = (
            world.Media.Keep("page.jpg", "image/jpeg", "<html><script>alert(1)</script>"u8.ToArray()), world.Media.Keep("bomb.png", "image/png", Images.Png(50_000, 50_000)),
            world.Media.Keep("run.pdf", "application/pdf", [0x4d, 0x5a, 0x90, 0]), world.Media.Keep("large.png", "image/png", new byte[(10 * 1024 * 1024) + 1]));
        (await world.SendsAsync("u1", "photo", page, bomb, large, "/talkm/gone.png", "http://169.254.169.254/latest/meta-data", "http://localhost/a.png")).Took();
        (await world.SendsAsync("u1", "file", program)).Took();
        await world.SettledAsync("u1", 7);
        Assert.Equal(
            ["not-what-it-says", "not-what-it-says", "too-large", "http-404", "address-refused", "address-refused", "not-what-it-says"],
            (await world.MediaAsync("u1")).Select(one => one.GetProperty("code").GetString()));
        Assert.All(await world.MediaAsync("u1"), one => Assert.Equal("refused", one.GetProperty("status").GetString()));
        Assert.DoesNotContain(host.Logs.Lines, line => line.Text.Contains("169.254", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_that_is_none_stays_words()
    {
        await using var world = await KakaoConsultWorld.OpenAsync(host);
        (await world.CallAsync("message", new
        {
            user_key = "u1", session_id = world.Hub.Open("u1"), sender_key = KakaoConsultWorld.SenderKey, time = 1, type = "photo",
            serial_number = KakaoConsultWorld.NextSerial(), contents = new[] { new { url = "javascript:alert(1)", comment = "이거요" } },
        })).Took();
        Assert.Equal(["이거요\njavascript:alert(1)"], await world.SaidAsync("u1"));
        Assert.Empty(await world.MediaAsync("u1"));
    }
}

/// <summary>Photos of Naver's and of Open Builder's users.</summary>
public sealed class SentPhotoTests(FakesHost host) : IClassFixture<FakesHost>
{
    [Fact]
    public async Task KOB_3_A_photo_to_the_bot_is_stored_as_an_image_and_not_as_its_address()
    {
        var tenant = await host.TenantAsync();
        var path = await host.JoinAsync(tenant, "skill", "kakao-builder", new("", "사진 잘 받았어요", [], null), new { settings = new { mediaHosts = "127.0.0.1" } });
        var photo = new Uri(host.Fakes, host.Media.Keep("photo.png", "image/png", Images.Png(4, 3))).AbsoluteUri;
        using var kakao = host.Api();
        var answer = (await kakao.SendAsync(
            HttpMethod.Post, path + "/skill", Channels.KakaoBuilder.KakaoBuilderSamples.Photo.Replace("http://k.kakaocdn.net/dn/example/photo.jpg", photo))).Ok();
        Assert.Equal("사진 잘 받았어요", answer.GetProperty("template").GetProperty("outputs")[0].GetProperty("simpleText").GetProperty("text").GetString());
        await IsKeptAsync(tenant, "photo.png");
    }

    [Fact]
    public async Task A_photo_on_Naver_is_stored_as_an_image()
    {
        var tenant = await host.TenantAsync();
        var path = await host.JoinAsync(tenant, "talk", "naver", new("", "사진 잘 받았어요", [], null), new
        {
            settings = new { baseUrl = host.Fakes.AbsoluteUri, mediaHosts = "127.0.0.1" }, secrets = new { token = "ct_example" },
        });
        var photo = new Uri(host.Fakes, host.Media.Keep("0001.png", "image/png", Images.Png(4, 3))).AbsoluteUri;
        using var naver = host.Api();
        (await naver.SendAsync(
            HttpMethod.Post, path + "/naver", Channels.NaverTalk.NaverTalkSamples.Photo.Replace("https://example.pstatic.net/image/0001.jpg", photo))).Took();
        await IsKeptAsync(tenant, "0001.png");
    }

    private static async Task IsKeptAsync(TestTenant tenant, string name)
    {
        using var kim = await tenant.AgentAsync("kim");
        var room = (await kim.GetAsync("/v1/conversations?tab=bot")).Ok().GetProperty("rows")[0];
        List<JsonElement> lines = [];
        await Eventually.HoldsAsync(
            async () =>
            {
                lines = [.. (await kim.GetAsync($"/v1/conversations/{room.GetProperty("id").GetString()}/messages?limit=200")).Ok().GetProperty("messages").EnumerateArray()];
                return KakaoConsultWorld.MediaIn(lines).Any(one => one.GetProperty("status").GetString() == "copied");
            },
            "the photo is copied", TimeSpan.FromSeconds(60));
        Assert.Equal(name, Assert.Single(KakaoConsultWorld.MediaIn(lines)).GetProperty("attachment").GetProperty("name").GetString());
        var said = Assert.Single(lines, line => line.GetProperty("kind").GetString() == "message" && line.GetProperty("speaker").GetString() == "customer");
        Assert.False(said.TryGetProperty("text", out _));
    }
}
