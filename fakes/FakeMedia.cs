using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Actors.Fakes;

/// <summary>Where a messenger keeps what its users sent. Errors are asked for by <see cref="Faults"/>; a gate holds answers back.</summary>
public sealed class FakeMedia
{
    private readonly ConcurrentDictionary<string, (string MediaType, byte[] Content)> _kept = [];
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What goes wrong, by status.</summary>
    public FakeFaults Faults { get; } = new();

    /// <summary>How often something was asked for.</summary>
    public int Fetches { get; private set; }

    /// <summary>Whether nothing is answered before <see cref="Open"/>.</summary>
    public bool IsHeld { get; set; }

    /// <summary>Answers what is held back.</summary>
    public void Open() => _open.TrySetResult();

    /// <summary>Keeps something; answers its path.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="mediaType">What the messenger says that it is.</param>
    /// <param name="content">The bytes.</param>
    public string Keep(string name, string mediaType, byte[] content)
    {
        _kept[name] = (mediaType, content);
        return "/talkm/" + name;
    }

    /// <summary>Serves what is kept.</summary>
    public void Map(WebApplication app) => app.MapGet("/talkm/{name}", ServeAsync);

    private async Task ServeAsync(string name, HttpContext context)
    {
        Fetches++;
        if (IsHeld)
        {
            await _open.Task.WaitAsync(context.RequestAborted);
        }

        var fault = Faults.Next();
        if (fault.HangsUp)
        {
            context.Abort();
        }
        else if (fault.Status is { } status)
        {
            context.Response.StatusCode = status;
        }
        else if (_kept.TryGetValue(name, out var kept))
        {
            context.Response.ContentType = kept.MediaType;
            await context.Response.Body.WriteAsync(kept.Content, context.RequestAborted);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
