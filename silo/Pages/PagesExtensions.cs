using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Actors.Silo.Pages;

/// <summary>Serves the pages that the web build leaves in <c>wwwroot</c>.</summary>
internal static class PagesExtensions
{
    private static readonly string[] GetAndHead = ["GET", "HEAD"];

    private static readonly string[] Apps = ["console", "manager", "chat"];

    /// <summary>Pages travel compressed; they are the same for everybody, so that their size tells nothing.</summary>
    public static void AddActorsPages(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html", "text/css", "text/javascript", "application/javascript", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }

    public static void MapActorsPages(this WebApplication app)
    {
        app.UseWhen(
            context => !context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal), pages => pages.UseResponseCompression());
        var files = app.Environment.WebRootFileProvider;
        app.UseDefaultFiles();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = context => Headers(context.Context.Response, context.File.Name) });
        foreach (var page in Apps)
        {
            app.MapMethods($"/{page}/{{**rest}}", GetAndHead, (HttpContext context) => Send(context, files.GetFileInfo($"{page}/index.html")));
        }
    }

    private static async Task Send(HttpContext context, IFileInfo page)
    {
        if (!page.Exists)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await context.Response.WriteAsync("The pages were not built; build without -p:SkipWeb=true.");
            return;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        Headers(context.Response, page.Name);
        await context.Response.SendFileAsync(page);
    }

    /// <summary>Files with a hash in their name never change; everything else is asked for again.</summary>
    private static void Headers(HttpResponse response, string name)
    {
        var isHashed = response.HttpContext.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal);
        response.Headers[HeaderNames.CacheControl] = isHashed ? "public, max-age=31536000, immutable" : "no-cache";
        response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        if (name.EndsWith(".html", StringComparison.Ordinal))
        {
            response.Headers[HeaderNames.ContentSecurityPolicy] =
                "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: https:; "
                + "connect-src 'self' ws: wss:; object-src 'none'; base-uri 'none'; frame-ancestors 'self'";
            response.Headers["Referrer-Policy"] = "no-referrer";
        }
    }
}
