using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Actors.Api.Tests.Webhooks;

/// <summary>A tenant's own server on an address that the operator allows.</summary>
internal sealed class HookReceiver : IAsyncDisposable
{
    /// <summary>The one address that test hosts allow.</summary>
    public const string AllowedAddress = "127.9.9.9";

    private readonly WebApplication _app;

    private HookReceiver(WebApplication app) => _app = app;

    public string Url => _app.Urls.First() + "/hook";

    public ConcurrentQueue<(Dictionary<string, string> Headers, byte[] Body)> Received { get; } = new();

    /// <summary>What it answers; 200 unless a test says otherwise.</summary>
    public Func<int> Status { get; set; } = () => 200;

    public static async Task<HookReceiver> StartAsync(RequestDelegate? answer = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add($"http://{AllowedAddress}:0");
        var receiver = new HookReceiver(app);
        app.Run(answer ?? receiver.ReceiveAsync);
        await app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Received.Enqueue((context.Request.Headers.ToDictionary(one => one.Key, one => one.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
        context.Response.StatusCode = Status();
    }
}
