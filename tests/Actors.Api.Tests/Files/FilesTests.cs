using System.Net;
using System.Text.Json;
using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;
using Actors.Api.Tests.Tenants;

namespace Actors.Api.Tests.Files;

/// <summary>Images and files of customers and agents, from the upload to the picture on the other side.</summary>
public sealed class FilesTests(SqliteHost host)
{
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task A_customer_s_picture_reaches_the_agent_and_the_agent_s_the_customer()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.ActiveAsync();
        using var kim = await tenant.AgentAsync("kim");
        var uploaded = (await UploadAsync(customer.Api, "/v1/web/files?name=영수증.png", Picture)).Ok();
        Assert.Equal(("영수증.png", "image/png", 1, 1), (
            uploaded.GetProperty("name").GetString(), uploaded.GetProperty("mediaType").GetString(), uploaded.GetProperty("width").GetInt32(),
            uploaded.GetProperty("height").GetInt32()));
        var sent = (await customer.Api.PostAsync("/v1/web/messages", new { id = "m1", files = new[] { Id(uploaded) } })).Ok();
        Assert.False(sent.GetProperty("repeated").GetBoolean());
        Assert.True((await customer.Api.PostAsync("/v1/web/messages", new { id = "m1", files = new[] { Id(uploaded) } })).Ok().GetProperty("repeated").GetBoolean());

        var line = await LastAsync(kim, $"/v1/conversations/{customer.Conversation}/messages");
        Assert.False(line.TryGetProperty("text", out _));
        var url = Assert.Single(line.GetProperty("attachments").EnumerateArray()).GetProperty("url").GetString()!;
        using var anybody = host.Http();
        using var picture = await anybody.GetAsync(url, TestContext.Current.CancellationToken);
        Assert.Equal(Picture, await picture.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", picture.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", picture.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("attachment", picture.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("영수증.png", picture.Content.Headers.ContentDisposition.FileNameStar);

        var theirs = (await UploadAsync(kim, $"/v1/conversations/{customer.Conversation}/files?name=guide.pdf", "%PDF-1.7"u8.ToArray())).Ok();
        (await kim.PostAsync($"/v1/conversations/{customer.Conversation}/messages", new { id = "r1", text = "보세요", files = new[] { Id(theirs) } })).Ok();
        var shown = await LastAsync(customer.Api, "/v1/web/messages");
        Assert.Equal(("보세요", "application/octet-stream"), (
            shown.GetProperty("text").GetString(), shown.GetProperty("attachments")[0].GetProperty("mediaType").GetString()));
        using var list = await tenant.AgentAsync("boss");
        var row = (await list.GetAsync("/v1/conversations?tab=active")).Ok().GetProperty("rows")[0];
        Assert.Equal("보세요", row.GetProperty("lastText").GetString());
    }

    [Fact]
    public async Task A_socket_carries_files_too()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.ActiveAsync();
        var uploaded = (await UploadAsync(customer.Api, "/v1/web/files?name=a.png", Picture)).Ok();
        await using var socket = await SocketClient.HelloAsync(host.Address, customer.Token);
        await socket.SendAsync(new { type = "send", id = "s1", text = "사진", files = new[] { Id(uploaded) } });
        JsonElement line = default;
        while (line.ValueKind == JsonValueKind.Undefined)
        {
            line = (await socket.NextAsync("messages")).GetProperty("messages").EnumerateArray()
                .FirstOrDefault(one => one.TryGetProperty("attachments", out _));
        }

        Assert.StartsWith("/files/", line.GetProperty("attachments")[0].GetProperty("url").GetString());
    }

    [Fact]
    public async Task Nobody_sends_or_finds_what_is_somebody_else_s()
    {
        var (tenant, other) = (await host.TenantAsync(), await host.TenantAsync());
        var (mine, yours, foreign) = (await tenant.ActiveAsync(), await tenant.ActiveAsync(), await other.ActiveAsync());
        var uploaded = (await UploadAsync(mine.Api, "/v1/web/files?name=a.png", Picture)).Ok();
        foreach (var thief in new[] { yours, foreign })
        {
            (await thief.Api.PostAsync("/v1/web/messages", new { id = "m1", files = new[] { Id(uploaded) } })).Refused(404, "file-is-unknown");
        }

        using var kim = await tenant.AgentAsync("kim");
        (await kim.PostAsync($"/v1/conversations/{yours.Conversation}/messages", new { id = "m1", files = new[] { Id(uploaded) } })).Refused(404, "file-is-unknown");
        foreach (var id in new[] { "", "../../etc/passwd", new string('f', 32), "%00" })
        {
            (await mine.Api.PostAsync("/v1/web/messages", new { id = "m2", files = new[] { id } })).Refused(404, "file-is-unknown");
        }

        (await mine.Api.PostAsync("/v1/web/messages", new { id = "m3", files = new[] { Id(uploaded), Id(uploaded) } })).Refused(400, "field-is-invalid");
        using var anybody = host.Http();
        var url = uploaded.GetProperty("url").GetString()!;
        foreach (var path in new[] { $"/files/{Id(uploaded)}", "/files/x", url[..^2], url + "AA", "/files/" + new string('A', 3000) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    [Fact]
    public async Task When_its_time_is_over_a_file_is_gone_and_the_message_says_so()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.ActiveAsync();
        using var kim = await tenant.AgentAsync("kim");
        var uploaded = (await UploadAsync(customer.Api, "/v1/web/files?name=a.png", Picture)).Ok();
        (await customer.Api.PostAsync("/v1/web/messages", new { id = "m1", text = "사진", files = new[] { Id(uploaded) } })).Ok();
        var path = $"/v1/conversations/{customer.Conversation}/messages";
        var before = (await LastAsync(kim, path)).GetProperty("attachments")[0];
        Assert.False(before.TryGetProperty("expired", out _));
        var url = before.GetProperty("url").GetString()!;
        var store = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Actors.Storage.IFileStore>(host.Services);
        Assert.Equal(1, await store.ForgetUsedAsync(tenant.Id, DateTimeOffset.UtcNow.AddMinutes(1), 10, TestContext.Current.CancellationToken));
        foreach (var line in new[] { await LastAsync(kim, path), await LastAsync(customer.Api, "/v1/web/messages") })
        {
            var attachment = line.GetProperty("attachments")[0];
            Assert.Equal(("사진", "a.png"), (line.GetProperty("text").GetString(), attachment.GetProperty("name").GetString()));
            Assert.True(attachment.GetProperty("expired").GetBoolean());
        }

        using var anybody = host.Api();
        (await anybody.GetAsync(url)).Refused(410, "file-has-expired");
        (await customer.Api.PostAsync("/v1/web/messages", new { id = "m2", files = new[] { Id(uploaded) } })).Refused(404, "file-is-unknown");
    }

    [Fact]
    public async Task What_lies_or_is_too_large_is_refused()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.ActiveAsync();
        (await UploadAsync(customer.Api, "/v1/web/files?name=a.png", "<html><script>alert(1)</script>"u8.ToArray())).Refused(400, "file-is-refused");
        (await UploadAsync(customer.Api, "/v1/web/files?name=a.svg", "<svg onload='alert(1)'/>"u8.ToArray())).Refused(400, "file-is-refused");
        (await UploadAsync(customer.Api, "/v1/web/files?name=a.txt", [])).Refused(400, "file-is-refused");
        using var boss = await tenant.AgentAsync("boss");
        (await boss.PutInForceAsync("""{"uploadMegabytes":1}""")).Ok();
        byte[] large = [.. "%PDF-1.7"u8, .. new byte[1024 * 1024]];
        await Eventually.HoldsAsync(
            async () => (await UploadAsync(customer.Api, "/v1/web/files?name=a.pdf", large)).Problem == "file-is-too-large", "the tenant's limit is in force");
        using var anonymous = host.Api();
        (await UploadAsync(anonymous, "/v1/web/files?name=a.png", Picture)).Refused(401, "not-signed-in");
    }

    private static Task<Answer> UploadAsync(RestClient api, string path, byte[] content) =>
        api.SendAsync(HttpMethod.Post, path, content, ("Content-Type", "application/octet-stream"));

    private static string Id(JsonElement uploaded) => uploaded.GetProperty("file").GetString()!;

    private static async Task<JsonElement> LastAsync(RestClient api, string path) => (await api.GetAsync(path)).Ok().GetProperty("messages").EnumerateArray()
        .Last(line => line.GetProperty("kind").GetString() == "message");
}
