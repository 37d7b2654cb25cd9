using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Actors.Fakes.Playground;

/// <summary>A page on which one chats as a customer of a played messenger.</summary>
public static class Playground
{
    private const string Csp = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src https: http:; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Serves the page and what it calls.</summary>
    public static void Map(WebApplication app, IReadOnlyList<IPlayedMessenger> messengers)
    {
        app.MapGet("/", (HttpContext context) => SendAsync(context, "text/html", "playground.html"));
        app.MapGet("/playground.js", (HttpContext context) => SendAsync(context, "text/javascript", "playground.js"));
        app.MapGet("/playground.css", (HttpContext context) => SendAsync(context, "text/css", "playground.css"));
        app.MapGet("/api/messengers", (HttpContext context) =>
            context.Response.WriteAsJsonAsync(messengers.Select(messenger => new { messenger.Id, messenger.Name })));
        foreach (var messenger in messengers)
        {
            var chat = app.MapGroup($"/api/{messenger.Id}/{{user:length(1,20)}}");
            chat.MapGet("", (string user, HttpContext context) => context.Response.WriteAsJsonAsync(messenger.Shown(user)));
            chat.MapPost("/open", (string user, HttpContext context) => DoAsync(context, () => messenger.OpenAsync(user)));
            chat.MapPost("/leave", (string user, HttpContext context) => DoAsync(context, () => messenger.LeaveAsync(user)));
            chat.MapPost("/say", async (string user, HttpContext context) =>
            {
                var said = await context.Request.ReadFromJsonAsync<Said>(context.RequestAborted);
                await DoAsync(context, () => string.IsNullOrWhiteSpace(said?.Text) ? Task.CompletedTask : messenger.SayAsync(user, said.Text, said.Code));
            });
        }
    }

    /// <summary>Only the page itself may call: its calls carry JSON or nothing, and come from its own origin.</summary>
    private static async Task DoAsync(HttpContext context, Func<Task> deed)
    {
        if (context.Request.Headers["Sec-Fetch-Site"] is [{ } site] && site is not ("same-origin" or "none"))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        await deed();
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task SendAsync(HttpContext context, string type, string name)
    {
        context.Response.ContentType = $"{type}; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = Csp;
        using var page = typeof(Playground).Assembly.GetManifestResourceStream($"Actors.Fakes.Playground.{name}")!;
        await page.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private sealed record Said(string? Text, string? Code);
}
