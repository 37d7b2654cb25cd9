using System.Text;
using Actors.Api.Tenants;
using Actors.Api.Tests.Hosting;
using Actors.Api.Tests.Webhooks;
using Actors.Channels.Guarded;
using Actors.Domain.Tenants;
using Microsoft.AspNetCore.Http;

namespace Actors.Api.Tests.Tenants;

/// <summary>Images of automatic messages are jpg or png of at most 2 MB; they are looked at before settings are put in force.</summary>
public sealed class SettingsImagesTests(SqliteHost host)
{
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Theory]
    [InlineData("good.png", null)]
    [InlineData("page.html", "no jpg or png")]
    [InlineData("large.png", "at most 2 MB")]
    [InlineData("gone.png", "cannot be fetched")]
    [InlineData("inside.png", "Cannot use private IP address")]
    public async Task An_image_is_what_it_must_be_or_named(string name, string? wrong)
    {
        await using var site = await HookReceiver.StartAsync(async context =>
        {
            if (name == "inside.png")
            {
                context.Response.Redirect("http://127.0.0.1:9/");
                return;
            }

            context.Response.StatusCode = name == "gone.png" ? 404 : 200;
            await context.Response.Body.WriteAsync(name switch
            {
                "good.png" => Picture,
                "large.png" => [.. Picture, .. new byte[2 * 1024 * 1024]],
                _ => Encoding.UTF8.GetBytes("<html></html>"),
            });
        });
        using var images = new SettingsImages(new OutgoingGuard(new() { AllowedNetworks = [HookReceiver.AllowedAddress + "/32"] }), TimeProvider.System);
        var image = new Uri(new Uri(site.Url), name).AbsoluteUri;
        var settings = TenantSettings.Default with { Messages = new(Greeting: new(true, "안녕하세요", image)) };
        var problems = await images.CheckAsync(settings, TenantSettings.Default, TestContext.Current.CancellationToken);
        Assert.Equal(wrong is null ? [] : ["messages.greeting.image"], problems.Select(problem => problem.Field));
        Assert.All(problems, problem => Assert.Contains(wrong!, problem.English));
        Assert.Empty(await images.CheckAsync(settings, settings, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_wrong_image_keeps_the_settings_from_being_published()
    {
        var tenant = await host.TenantAsync();
        using var boss = await tenant.AgentAsync("boss");
        var before = (await boss.ReadSettingsAsync()).Ok().GetProperty("version").GetInt32();
        var refused = (await boss.PutInForceAsync("""{"messages":{"greeting":{"on":true,"text":"안녕하세요","image":"https://127.0.0.1/a.png"}}}"""))
            .Refused(400, "settings-are-invalid");
        Assert.Equal(["messages.greeting.image"], refused.Fields());
        Assert.Equal(before, (await boss.ReadSettingsAsync()).Ok().GetProperty("version").GetInt32());
    }
}
