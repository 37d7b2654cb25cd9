using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Messengers;

/// <summary>Joining channel accounts to their messengers.</summary>
public sealed class ConnectionTests(MessengerHost host)
{
    private const string Path = "/v1/tenant/channels/talk/connection";

    [Fact]
    public async Task Secrets_go_in_and_never_come_out_and_the_path_is_shown_once()
    {
        await using var world = await KakaoConsultWorld.OpenAsync(host);
        using var admin = await world.Tenant.AgentAsync("admin");
        foreach (var answer in new[] { await admin.GetAsync(Path), await admin.GetAsync("/v1/tenant") })
        {
            answer.Ok();
            Assert.Contains(KakaoConsultWorld.SenderKey, answer.Text);
            Assert.Contains("partnerKey", answer.Text);
            Assert.DoesNotContain("partner-secret-1", answer.Text);
            Assert.DoesNotContain(world.Path.Split('/')[^1], answer.Text);
            Assert.DoesNotContain("CfDJ8", answer.Text);
        }

        Assert.DoesNotContain(host.Logs.Lines, line => line.Text.Contains("partner-secret-1", StringComparison.Ordinal));
        var changed = (await admin.PutAsync(Path, new { settings = KakaoConsultWorld.Settings(world.Address) })).Ok();
        Assert.False(changed.TryGetProperty("path", out _));
        (await world.SaysAsync("u1", "아직 같은 길로")).Took();
        var moved = (await admin.PutAsync(Path, new { settings = KakaoConsultWorld.Settings(world.Address), newPath = true })).Ok();
        Assert.NotEqual(world.Path, moved.GetProperty("path").GetString());
        Assert.Equal(404, (await world.SaysAsync("u1", "옛 길로")).Status);
        (await admin.DeleteAsync(Path)).Ok();
        Assert.False((await admin.GetAsync(Path)).Ok().TryGetProperty("settings", out _));
    }

    [Fact]
    public async Task What_is_wrong_is_named_by_its_field_and_an_address_that_is_not_public_is_refused()
    {
        await using var world = await KakaoConsultWorld.OpenAsync(host);
        using var admin = await world.Tenant.AgentAsync("admin");
        async Task<Answer> Put(object settings, object? secrets = null) => await admin.PutAsync(Path, new { settings, secrets });

        var wrong = await Put(new { dealer = "fax", baseUrl = "an address", senderKey = "키", other = "1" });
        Assert.Equal((400, "settings-are-invalid"), (wrong.Status, wrong.Problem));
        var inside = await Put(new { dealer = "hub", baseUrl = "https://10.0.0.7/", senderKey = KakaoConsultWorld.SenderKey });
        Assert.Contains("Cannot use private IP address for request url", inside.Text);
        Assert.Equal(400, (await Put(KakaoConsultWorld.Settings(world.Address), new { partnerKey = "a/b" })).Status);
        Assert.Equal(400, (await Put(KakaoConsultWorld.Settings(world.Address), new { partnerKey = (string?)null })).Status);
        using var boss = await world.Tenant.AgentAsync("boss");
        Assert.Equal(403, (await boss.PutAsync(Path, new { settings = KakaoConsultWorld.Settings(world.Address) })).Status);
        var web = await admin.PutAsync("/v1/tenant/channels/web/connection", new { settings = new { } });
        Assert.Equal((409, "channel-has-no-messenger"), (web.Status, web.Problem));
    }
}
