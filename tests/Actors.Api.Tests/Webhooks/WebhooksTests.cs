using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Webhooks;

/// <summary>Endpoints of a tenant, end to end: defined by REST, told over the network.</summary>
public sealed class WebhooksTests(SqliteHost host)
{
    private const string Path = "/v1/tenant/webhooks";

    [Fact]
    public async Task An_endpoint_is_told_what_happens_signed_with_the_secret_that_was_shown_once()
    {
        await using var receiver = await HookReceiver.StartAsync();
        var tenant = await host.TenantAsync();
        using var admin = await tenant.AgentAsync("admin");
        var defined = (await admin.PutAsync(Path + "/crm", new { url = receiver.Url })).Ok();
        var secret = defined.GetProperty("secret").GetString()!;
        Assert.False((await admin.PutAsync(Path + "/crm", new { url = receiver.Url })).Ok().TryGetProperty("secret", out _));
        var customer = await tenant.ActiveAsync();
        (await customer.Api.PostAsync("/v1/web/messages", new { id = "m1", text = "안녕하세요" })).Ok();
        await Eventually.HoldsAsync(() => Types(receiver).Contains("message.received"), "the endpoint is told", TimeSpan.FromSeconds(60));
        Assert.Equal(
            ["conversation.opened", "agent_call.requested", "conversation.queued", "conversation.assigned", "agent_call.connected", "ticket.opened", "message.received"],
            Types(receiver).Where(type => type != "message.sent"));
        foreach (var (headers, body) in receiver.Received)
        {
            var key = Convert.FromBase64String(secret["whsec_".Length..]);
            byte[] signed = [.. Encoding.UTF8.GetBytes($"{headers["webhook-id"]}.{headers["webhook-timestamp"]}."), .. body];
            Assert.Equal("v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed)), headers["webhook-signature"]);
        }

        // What was received is in the log a moment later.
        List<JsonElement> log = [];
        await Eventually.HoldsAsync(
            async () =>
            {
                log = [.. (await admin.GetAsync(Path + "/crm/deliveries?state=delivered")).Ok().GetProperty("deliveries").EnumerateArray()];
                return log.Select(one => one.GetProperty("type").GetString()!).Order().SequenceEqual(Types(receiver).Order());
            },
            "the log holds what was received", TimeSpan.FromSeconds(60));
        var id = log.Single(one => one.GetProperty("type").GetString() == "message.received").GetProperty("id").GetString();
        var detail = (await admin.GetAsync($"{Path}/crm/deliveries/{id}")).Ok();
        Assert.Contains("안녕하세요", detail.GetProperty("body").GetString());
        Assert.Equal(200, detail.GetProperty("attempts")[0].GetProperty("status").GetInt32());
        (await admin.PostAsync($"{Path}/crm/deliveries/{id}/redeliver", new { })).Ok();
        await Eventually.HoldsAsync(
            () => receiver.Received.Count(one => one.Headers["webhook-id"] == id) == 2, "it is sent again under its id", TimeSpan.FromSeconds(60));
        Assert.DoesNotContain(secret, (await admin.GetAsync(Path)).Text + (await admin.GetAsync("/v1/tenant")).Text);
    }

    [Theory]
    [InlineData("http://127.0.0.1/hook")]
    [InlineData("https://127.0.0.1/hook")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://localhost/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://[::ffff:10.0.0.1]/")]
    [InlineData("https://[::1]:8443/")]
    public async Task An_address_inside_is_refused_when_it_is_saved(string url)
    {
        var tenant = await host.TenantAsync();
        using var admin = await tenant.AgentAsync("admin");
        var refused = (await admin.PutAsync(Path + "/crm", new { url })).Refused(400, "url-is-refused");
        Assert.Equal("Cannot use private IP address for request url", refused.Json.GetProperty("detail").GetString());
        Assert.Equal(0, (await admin.GetAsync(Path)).Ok().GetProperty("webhooks").GetArrayLength());
    }

    /// <summary>However it came to be stored: a name that led elsewhere when it was saved, a host whose allow-list was longer.</summary>
    [Theory]
    [InlineData("https://127.0.0.1/hook")]
    [InlineData("https://2130706433/hook")]
    [InlineData("https://[::ffff:10.0.0.1]/hook")]
    [InlineData("https://localhost/hook")]
    public async Task An_address_inside_is_refused_when_it_is_tried_sent_to_and_sent_to_again(string url)
    {
        const string Refusal = "Cannot use private IP address for request url";
        var tenant = await host.TenantAsync();
        var box = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Actors.Channels.ISecretBox>(host.Services);
        await Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Actors.Storage.IWebhookStore>(host.Services)
            .MoveAsync(tenant.Id, new("crm"), new(Actors.Storage.FeedPosition.Start), CancellationToken.None);
        await host.ChangeAsync(tenant.Id, new Actors.Domain.Tenants.DefineWebhook(
            new(new("crm"), url, ["message.received"], box.Seal("whsec_" + Convert.ToBase64String(new byte[24])), DateTimeOffset.UtcNow), DateTimeOffset.UtcNow));
        using var admin = await tenant.AgentAsync("admin");
        Assert.Equal(Refusal, (await admin.PostAsync(Path + "/crm/test", new { })).Ok().GetProperty("outcome").GetString());
        var customer = await tenant.ActiveAsync();
        (await customer.Api.PostAsync("/v1/web/messages", new { id = "m1", text = "안녕하세요" })).Ok();
        var id = "";
        await Eventually.HoldsAsync(
            async () => (await admin.GetAsync(Path + "/crm/deliveries")).Ok().GetProperty("deliveries") is var log && log.GetArrayLength() > 0
                && (id = log[0].GetProperty("id").GetString()!).Length > 0 && log[0].GetProperty("attempts").GetInt32() > 0,
            "it was tried", TimeSpan.FromSeconds(60));
        (await admin.PostAsync($"{Path}/crm/deliveries/{id}/redeliver", new { })).Ok();
        await Eventually.HoldsAsync(
            async () => (await admin.GetAsync($"{Path}/crm/deliveries/{id}")).Ok().GetProperty("attempts") is var attempts && attempts.GetArrayLength() > 1
                && attempts.EnumerateArray().All(attempt => attempt.GetProperty("outcome").GetString() == Refusal && !attempt.TryGetProperty("status", out _)),
            "it was tried again", TimeSpan.FromSeconds(60));
    }

    [Theory]
    [InlineData("ftp://example.com/")]
    [InlineData("https://user:secret@example.com/")]
    [InlineData("/hook")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("http://8.8.8.8/hook")]
    [InlineData("https://8.8.8.8:6379/hook")]
    public async Task What_is_no_address_for_a_webhook_is_refused(string? url)
    {
        var tenant = await host.TenantAsync();
        using var admin = await tenant.AgentAsync("admin");
        (await admin.PutAsync(Path + "/crm", new { url })).Refused(400, "url-is-refused");
    }

    [Fact]
    public async Task A_trial_says_what_came_of_it()
    {
        await using var receiver = await HookReceiver.StartAsync();
        var tenant = await host.TenantAsync();
        using var admin = await tenant.AgentAsync("admin");
        (await admin.PutAsync(Path + "/crm", new { url = receiver.Url, types = new[] { "ticket.opened" } })).Ok();
        Assert.Equal("delivered", (await admin.PostAsync(Path + "/crm/test", new { })).Ok().GetProperty("outcome").GetString());
        receiver.Status = () => 301;
        var moved = (await admin.PostAsync(Path + "/crm/test", new { })).Ok();
        Assert.Equal(("answered", 301), (moved.GetProperty("outcome").GetString(), moved.GetProperty("status").GetInt32()));
        Assert.Equal(["webhook.test", "webhook.test"], Types(receiver));
        (await admin.PutAsync(Path + "/crm", new { url = receiver.Url, types = new[] { "everything" } })).Refused(400, "field-is-invalid");
    }

    [Fact]
    public async Task A_new_secret_signs_beside_the_former_one_and_an_endpoint_can_be_switched_and_removed()
    {
        await using var receiver = await HookReceiver.StartAsync();
        var tenant = await host.TenantAsync();
        using var admin = await tenant.AgentAsync("admin");
        (await admin.PutAsync(Path + "/crm", new { url = receiver.Url })).Ok();
        (await admin.PostAsync(Path + "/crm/secret", new { })).Ok();
        (await admin.PostAsync(Path + "/crm/test", new { })).Ok();
        Assert.Equal(2, receiver.Received.Single().Headers["webhook-signature"].Split(' ').Length);
        (await admin.PostAsync(Path + "/crm/off", new { })).Ok();
        Assert.False((await admin.GetAsync(Path)).Ok().GetProperty("webhooks")[0].GetProperty("on").GetBoolean());
        (await admin.PostAsync(Path + "/crm/on", new { })).Ok();
        (await admin.DeleteAsync(Path + "/crm")).Ok();
        (await admin.GetAsync(Path + "/crm/deliveries")).Refused(404, "not-found");
        using var boss = await tenant.AgentAsync("boss");
        (await boss.GetAsync(Path)).Refused(403, "not-allowed");
    }

    private static string[] Types(HookReceiver receiver) =>
        [.. receiver.Received.Select(one => JsonDocument.Parse(one.Body).RootElement.GetProperty("type").GetString()!)];
}
