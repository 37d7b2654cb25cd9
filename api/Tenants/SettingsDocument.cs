using System.Text.Json;
using Actors.Api.Json;
using Microsoft.AspNetCore.Http;

namespace Actors.Api.Tenants;

/// <summary>A settings document as it was sent: any JSON. It is read field by field, so that whatever is wrong is named with its place.</summary>
internal sealed record SettingsDocument(JsonElement Root)
{
    /// <summary>Largest document, in bytes.</summary>
    public const int Largest = 256 * 1024;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = ApiJson.MaxDepth };

    public static async ValueTask<SettingsDocument?> BindAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            throw new BadHttpRequestException("JSON is expected.", StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, Options, context.RequestAborted);
            return new(document.RootElement.Clone());
        }
        catch (JsonException malformed)
        {
            throw new BadHttpRequestException("The body is no JSON.", malformed);
        }
    }
}
