using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Actors.Api.Tests.Telemetry;

/// <summary>A collector of OpenTelemetry that keeps what it was sent, by path.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, string Text)> _received = [];
    private WebApplication? _app;

    public string Address => _app!.Urls.First();

    public static async Task<Collector> StartAsync()
    {
        var (collector, builder) = (new Collector(), WebApplication.CreateSlimBuilder());
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = collector._app = builder.Build();
        app.MapPost("/{**path}", async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);

            // The names in it are UTF-8, whatever the bytes around them are.
            collector._received.Enqueue((context.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
        });
        await app.StartAsync();
        return collector;
    }

    /// <summary>Everything that came for a signal.</summary>
    public string Received(string path) => string.Concat(_received.Where(each => each.Path == path).Select(each => each.Text));

    public ValueTask DisposeAsync() => _app!.DisposeAsync();
}
