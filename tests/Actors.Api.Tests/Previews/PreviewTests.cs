using System.Text.Json;
using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Previews;

public sealed class PreviewTests(SqliteHost host)
{
    [Fact]
    public async Task Every_kind_of_channel_shows_a_message_within_its_limits()
    {
        var tenant = await host.TenantAsync();
        using var kim = await tenant.AgentAsync("kim");
        var text = string.Join("\n", Enumerable.Repeat(new string('가', 99), 12));
        var previews = Of((await kim.PostAsync("/v1/previews", new
        {
            text,
            choices = Enumerable.Range(1, 10).Select(number => $"{number} 무엇을 도와드릴까요 고객님"),
            links = new[] { new { label = "홈페이지", url = "https://shop.example" } },
        })).Ok());

        Assert.Equal([text], Texts(previews["web"]));
        Assert.Equal(0, previews["web"].GetProperty("losses").GetArrayLength());

        Assert.Equal(2, Texts(previews["kakao-builder"]).Count);
        Assert.Equal(text, string.Concat(Texts(previews["kakao-builder"])));
        Assert.Equal(["simpleText", "simpleText", "textCard"], Forms(previews["kakao-builder"]));
        Assert.Equal([("cut", "label", 10), ("split", "text", 1)], Losses(previews["kakao-builder"]));
        var last = previews["kakao-builder"].GetProperty("parts")[2];
        Assert.Equal("1 무엇을 도와드릴까요…", last.GetProperty("quickReplies")[0].GetProperty("label").GetString());
        Assert.Equal(10, last.GetProperty("quickReplies").GetArrayLength());

        Assert.Equal(["textContent", "compositeContent"], Forms(previews["naver"]));
        Assert.Equal([text], Texts(previews["naver"]));
    }

    [Theory]
    [InlineData("""{}""", "text-is-empty")]
    [InlineData("""{"text":"x","choices":[""]}""", "field-is-invalid")]
    [InlineData("""{"text":"x","connect":"상담원"}""", "field-is-invalid")]
    [InlineData("""{"text":"x","image":"http://a.example/a.png"}""", "field-is-invalid")]
    [InlineData("""{"text":"x","links":[{"label":"a","url":"javascript:alert(1)"}]}""", "field-is-invalid")]
    [InlineData("""{"text":"x","links":[null]}""", "field-is-invalid")]
    [InlineData("""{"text":"x","cards":[null]}""", "field-is-invalid")]
    [InlineData("""{"text":"x","cards":[{"kind":"text"}]}""", "field-is-invalid")]
    [InlineData("""{"text":"x","cards":[{"kind":"product","title":"t","image":"https://a.example/a.png","price":10,"reduced":10}]}""", "field-is-invalid")]
    [InlineData("""{"text":"x","cards":[{"kind":"list","title":"t","entries":[{"title":"e","url":"https://a.example","say":"e"}]}]}""", "field-is-invalid")]
    [InlineData("""{"text":"x","cards":[{"kind":"item","rows":[]}]}""", "field-is-invalid")]
    [InlineData("""{"text":"x","cards":[{"kind":"text","title":"t","buttons":[{"label":"b","phone":"a"}]}]}""", "field-is-invalid")]
    [InlineData("""{"text":"x","cards":[{"kind":"video"}]}""", "body-is-malformed")]
    [InlineData("""{"text":"x","more":1}""", "body-is-malformed")]
    public async Task What_nobody_could_send_is_refused(string body, string problem)
    {
        var tenant = await host.TenantAsync();
        using var kim = await tenant.AgentAsync("kim");
        (await kim.SendAsync(HttpMethod.Post, "/v1/previews", body)).Refused(400, problem);
    }

    [Fact]
    public async Task Only_agents_may_ask()
    {
        var tenant = await host.TenantAsync();
        using var stranger = host.Api();
        using var program = host.Api(tenant.Key);
        (await stranger.PostAsync("/v1/previews", new { text = "x" })).Refused(401, "not-signed-in");
        (await program.PostAsync("/v1/previews", new { text = "x" })).Refused(403, "not-allowed");
    }

    private static Dictionary<string, JsonElement> Of(JsonElement answer) => answer.GetProperty("previews").EnumerateArray()
        .ToDictionary(preview => preview.GetProperty("channel").GetString()!, preview => preview);

    private static List<string?> Forms(JsonElement preview) =>
        [.. preview.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("form").GetString())];

    private static List<string?> Texts(JsonElement preview) =>
        [.. preview.GetProperty("parts").EnumerateArray().Where(part => part.TryGetProperty("text", out _)).Select(part => part.GetProperty("text").GetString())];

    private static List<(string?, string?, int)> Losses(JsonElement preview) =>
    [
        .. preview.GetProperty("losses").EnumerateArray()
            .GroupBy(loss => (Kind: loss.GetProperty("kind").GetString(), What: loss.GetProperty("what").GetString()))
            .Select(loss => (loss.Key.Kind, loss.Key.What, loss.Count())).Order(),
    ];
}
