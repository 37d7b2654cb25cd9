using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Messengers;

/// <summary>Whatever comes to the path of a messenger that is not from it, or is no message: refused, nothing is stored, nothing of it is logged.</summary>
public sealed class KakaoConsultBadInputTests(MessengerHost host)
{
    [Fact]
    public async Task A_path_that_is_wrong_in_any_part_is_nobodys()
    {
        await using var world = await KakaoConsultWorld.OpenAsync(host);
        var secret = world.Path.Split('/')[^1];
        using var stranger = host.Api();
        var before = host.Journal.CountOf(world.Tenant.Id);
        foreach (var path in new[]
        {
            world.Path.Replace(secret, secret[..^1] + (secret[^1] == 'A' ? 'B' : 'A')), world.Path.Replace(secret, "x"),
            world.Path.Replace("/talk/", "/gw/"), world.Path.Replace("/talk/", "/nosuch/"), world.Path.Replace($"/{world.Tenant.Id}/", "/nosuch/"),
            world.Path.Replace($"/{world.Tenant.Id}/", "/%E2%80%AE/"),
        })
        {
            foreach (var what in new[] { "message", "reference", "expired_session" })
            {
                Assert.Equal(404, (await stranger.SendAsync(HttpMethod.Post, $"{path}/{what}", Message("u1", "비밀스러운 글"))).Status);
            }
        }

        Assert.Equal(before, host.Journal.CountOf(world.Tenant.Id));
        Assert.DoesNotContain(host.Logs.Lines, line => line.Text.Contains("비밀스러운", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_no_message_or_another_channels_is_refused_and_nothing_is_stored()
    {
        await using var world = await KakaoConsultWorld.OpenAsync(host);
        var before = host.Journal.CountOf(world.Tenant.Id);
        foreach (var body in new object[]
        {
            "", "{", "[]", "{}", new string('[', 10_000), new byte[] { 0xFF, 0xFE, 0x00 }, "{\"user_key\":\"\uFFFE\"}",
            Message("u1", "글").Replace(KakaoConsultWorld.SenderKey, "another"), Message("u1", "글").Replace("168", "1e999"), Message("", "글"),
            Message("u1", ""), Message("u1", "   "), Message("u1", "\\ud800"), Message("u1", "a\\u0000b"), "\uFEFF" + Message("u1", "글") + "x",
            Message("u1", "글").Replace("\"type\":\"text\"", "\"type\":7"), Message("u1", "글").Replace("\"content\":\"글\"", "\"content\":{\"url\":7}"),
            Message("u1", "글").Replace("\"content\":\"글\"", "\"contents\":\"글\",\"content\":[1]"), Message("u1", "글").Replace("\"u1\"", "[\"u1\"]"),
            Message("u1", "글").Replace("\"type\":\"text\"", "\"type\":\"photo\""),
        })
        {
            var answer = await world.CallAsync("message", body);
            Assert.True(answer.Status == 400, $"{body}: {answer.Status} {answer.Text}");
        }

        Assert.Equal(413, (await world.CallAsync("message", Message("u1", new('a', 70_000)))).Status);
        Assert.Equal(before, host.Journal.CountOf(world.Tenant.Id));
    }

    [Fact]
    public async Task The_end_of_a_session_of_nobody_or_without_a_body_changes_nothing()
    {
        await using var world = await KakaoConsultWorld.OpenAsync(host);
        var before = host.Journal.CountOf(world.Tenant.Id);
        (await world.CallAsync("expired_session", null)).Took();
        (await world.ExpiresAsync("nobody", "1")).Took();
        Assert.Equal(before, host.Journal.CountOf(world.Tenant.Id));
    }

    [Theory]
    [InlineData("10.0.0.0/8", 404)]
    [InlineData("10.0.0.0/8,127.0.0.0/8", 200)]
    public async Task Where_the_dealers_networks_are_named_nobody_else_finds_the_path(string addresses, int status)
    {
        await using var world = await KakaoConsultWorld.OpenAsync(host);
        using var admin = await world.Tenant.AgentAsync("admin");
        (await admin.PutAsync("/v1/tenant/channels/talk/connection", new
        {
            settings = new { dealer = "hub", baseUrl = world.Address.AbsoluteUri, senderKey = KakaoConsultWorld.SenderKey, addresses },
        })).Ok();
        var before = host.Journal.CountOf(world.Tenant.Id);
        using var dealer = host.Api();
        await Eventually.HoldsAsync(
            async () => (await dealer.SendAsync(HttpMethod.Post, world.Path + "/message", Message("u1", "글"), ("X-Forwarded-For", "10.0.0.1"))).Status == status,
            "the setting is in force");
        Assert.Equal(status == 200, host.Journal.CountOf(world.Tenant.Id) > before);
    }

    private static string Message(string user, string text) =>
        $$"""{"user_key":"{{user}}","session_id":"1","sender_key":"{{KakaoConsultWorld.SenderKey}}","time":1,"serial_number":1689884130894833299,"type":"text","content":"{{text}}"}""";
}
