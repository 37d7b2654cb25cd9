using System.Text.Json;
using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;
using Actors.Channels.NaverTalk;

namespace Actors.Api.Tests.Messengers;

/// <summary>What agents' messages carry, on its way to customers of messengers: uploaded there, or fetched from us.</summary>
public sealed class OutgoingFilesTests(FakesHost host) : IClassFixture<FakesHost>
{
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static readonly byte[] Guide = "%PDF-1.7"u8.ToArray();

    [Fact]
    public async Task Consult_talk_has_pictures_and_files_uploaded_before_they_are_shown()
    {
        await using var world = await KakaoConsultWorld.OpenAsync(host);
        using var kim = await world.ConsultsAsync("u1");
        var room = world.RoomOf("u1");
        await using var hub = await HubClient.ConnectAsync(host.Address, await world.Tenant.TokenAsync("kim"));
        string[] files = [await UploadAsync(kim, room, "사진.png", Picture), await UploadAsync(kim, room, "안내문.pdf", Guide), await UploadAsync(kim, room, "기록.log", "a"u8.ToArray())];
        var answer = await hub.CallAsync("SendFiles", room, "f1", "보세요", null, files);
        Assert.False(answer.TryGetProperty("problem", out var problem), problem.ToString());
        await world.ShownAsync("the file that is opened with a button", bubble => bubble.Form == "LI" && bubble.Text == "기록.log");
        Assert.Equal(["TX", "IM", "FI", "LI"], world.Hub.Shown.Where(bubble => bubble.User == "u1").Select(bubble => bubble.Form).TakeLast(4));
        Assert.Equal((1, 1), (world.Hub.Calls["image/upload"], world.Hub.Calls["file/upload"]));
        var link = world.Hub.Shown.Last(bubble => bubble.Form == "LI").Buttons.Single();
        Assert.Equal("a"u8.ToArray(), await FetchAsync(link.Url!));
        await Eventually.HoldsAsync(async () => await world.DeliveryAsync("u1", "보세요") == "delivered", "it is told as delivered", TimeSpan.FromSeconds(60));
        var loss = (await world.LinesAsync("u1")).Last(line => line.TryGetProperty("delivery", out _)).GetProperty("delivery").GetProperty("losses")[0];
        Assert.Equal(("turnedIntoLink", "file"), (loss.GetProperty("kind").GetString(), loss.GetProperty("what").GetString()));
    }

    [Fact]
    public async Task What_Kakao_refused_is_sent_again_once_when_the_agent_asks_for_it()
    {
        await using var world = await KakaoConsultWorld.OpenAsync(host);
        using var kim = await world.ConsultsAsync("u2");
        var room = world.RoomOf("u2");
        var picture = await UploadAsync(kim, room, "사진.png", Picture);
        world.Hub.Faults.Add(new(-505));
        (await kim.PostAsync($"/v1/conversations/{room}/messages", new { id = "p1", text = "", files = new[] { picture } })).Ok();
        JsonElement failed = default;
        await Eventually.HoldsAsync(
            async () => (failed = (await world.LinesAsync("u2")).LastOrDefault(line => line.TryGetProperty("delivery", out var one) && one.GetProperty("status").GetString() == "failed"))
                .ValueKind == JsonValueKind.Object, "the refusal is told", TimeSpan.FromSeconds(60));
        Assert.Equal("-505", failed.GetProperty("delivery").GetProperty("code").GetString());
        var message = failed.GetProperty("delivery").GetProperty("messages")[0].GetInt64();
        Assert.DoesNotContain(world.Hub.Shown, bubble => bubble.Form == "IM");

        using var other = await world.Tenant.AgentAsync("boss");
        (await other.PostAsync($"/v1/conversations/{room}/messages/{message}/resend", new { id = "r0" })).Refused(409, "not-the-assigned-agent");
        (await kim.PostAsync($"/v1/conversations/{room}/messages/1/resend", new { id = "r0" })).Refused(409, "message-cannot-be-resent");
        var first = (await kim.PostAsync($"/v1/conversations/{room}/messages/{message}/resend", new { id = "r1" })).Ok();
        var again = (await kim.PostAsync($"/v1/conversations/{room}/messages/{message}/resend", new { id = "r1" })).Ok();
        Assert.Equal((first.GetProperty("seq").GetInt64(), true), (again.GetProperty("seq").GetInt64(), again.GetProperty("repeated").GetBoolean()));
        await world.ShownAsync("the picture", bubble => bubble.Form == "IM");
        await Eventually.HoldsAsync(
            async () => (await world.LinesAsync("u2")).Last(line => line.TryGetProperty("delivery", out _)).GetProperty("delivery").GetProperty("status").GetString() == "delivered",
            "it has arrived", TimeSpan.FromSeconds(60));
        await using var hub = await HubClient.ConnectAsync(host.Address, await world.Tenant.TokenAsync("kim"));
        Assert.EndsWith(":message-cannot-be-resent", (await hub.CallAsync("Resend", room, "r2", message)).GetProperty("problem").GetProperty("type").GetString());
        Assert.Single(world.Hub.Shown, bubble => bubble.Form == "IM");
    }

    [Fact]
    public async Task Naver_fetches_pictures_from_us_and_files_are_opened_with_a_button_as_the_preview_says()
    {
        var tenant = await host.TenantAsync();
        var path = await host.JoinAsync(
            tenant, "talk", "naver", null, new { settings = new { baseUrl = host.Fakes.AbsoluteUri }, secrets = new { token = "ct_example" } });
        var user = "al-" + Guid.NewGuid().ToString("N");
        var naver = new Fakes.NaverTalk.FakeNaver("", TimeProvider.System) { Webhook = new(new Uri(host.Address), path + "/naver") };
        Assert.Equal(200, (await naver.TellAsync(NaverTalkSamples.Typed.Replace("al-ExampleUser_00001", user))).Status);
        using var kim = await tenant.AgentAsync("kim");
        var room = (await kim.GetAsync("/v1/conversations?tab=waiting")).Ok().GetProperty("rows")[0].GetProperty("id").GetString()!;
        (await kim.PostAsync($"/v1/conversations/{room}/start", new { })).Ok();
        string[] files = [await UploadAsync(kim, room, "사진.png", Picture), await UploadAsync(kim, room, "안내문.pdf", Guide)];

        var preview = (await kim.PostAsync("/v1/previews", new { conversation = room, files, speaker = "agent" })).Ok().GetProperty("previews").EnumerateArray()
            .Single(one => one.GetProperty("channel").GetString() == "naver");
        Assert.Equal(["imageContent", "compositeContent"], preview.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("form").GetString()));
        Assert.Equal("turnedIntoLink", preview.GetProperty("losses")[0].GetProperty("kind").GetString());
        (await kim.PostAsync("/v1/previews", new { conversation = room, files = new[] { "nothing" } })).Refused(404, "file-is-unknown");
        (await kim.PostAsync("/v1/previews", new { files })).Refused(404, "conversation-is-unknown");

        (await kim.PostAsync($"/v1/conversations/{room}/messages", new { id = "f1", files })).Ok();
        await Eventually.HoldsAsync(() => host.Naver.Shown.Any(one => (string?)one["user"] == user && one["compositeContent"] is not null), "Naver shows the file", TimeSpan.FromSeconds(60));
        var shown = host.Naver.Shown.Where(one => (string?)one["user"] == user).ToList();
        Assert.Equal(Picture, await FetchAsync((string)shown.Single(one => one["imageContent"] is not null)["imageContent"]!["imageUrl"]!));
        var card = shown.Single(one => one["compositeContent"] is not null)["compositeContent"]!["compositeList"]![0]!;
        Assert.Equal("안내문.pdf", (string?)card["title"]);
        Assert.Equal(Guide, await FetchAsync((string)card["buttonList"]![0]!["data"]!["url"]!));
    }

    private async Task<byte[]> FetchAsync(string url)
    {
        Assert.StartsWith(FakesHost.PublicAddress + "/files/", url);
        using var messenger = host.Http();
        return await messenger.GetByteArrayAsync(url[FakesHost.PublicAddress.Length..], TestContext.Current.CancellationToken);
    }

    private static async Task<string> UploadAsync(RestClient kim, string room, string name, byte[] content) => (await kim.SendAsync(
        HttpMethod.Post, $"/v1/conversations/{room}/files?name={name}", content, ("Content-Type", "application/octet-stream"))).Ok().GetProperty("file").GetString()!;
}
