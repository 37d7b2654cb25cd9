using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Actors.Channels.Guarded;

namespace Actors.Channels.KakaoConsult;

/// <summary>The calls to a dealer: write, upload, end, end with the bot. The two forms differ in paths and headers only (channels, 2.2).</summary>
internal sealed class KakaoConsultClient(GuardedHttp http, KakaoConsultOptions options)
{
    /// <summary>A call without a body of ours; uploads take longer.</summary>
    private static readonly GuardedLimits Call = new(TimeSpan.FromSeconds(10), 64 * 1024, CutsBody: true);

    private static readonly GuardedLimits Upload = Call with { Within = TimeSpan.FromSeconds(30) };

    public Task<(SendOutcome Outcome, JsonElement Body)> WriteAsync(KakaoWrite write, CancellationToken cancellationToken) =>
        PostAsync(Path("chat/write"), write, KakaoConsultWire.Default.KakaoWrite, cancellationToken);

    public Task<(SendOutcome Outcome, JsonElement Body)> EndAsync(KakaoEnd end, CancellationToken cancellationToken) =>
        PostAsync(Path("chat/end"), end, KakaoConsultWire.Default.KakaoEnd, cancellationToken);

    public Task<(SendOutcome Outcome, JsonElement Body)> EndWithBotAsync(KakaoEnd end, CancellationToken cancellationToken) => PostAsync(
        options.Dealer == KakaoDealer.Hub ? Path("chat/endWithBot") : "kakaoWebhook/v3/bzc/chat/endWithBot",
        end, KakaoConsultWire.Default.KakaoEnd, cancellationToken);

    /// <summary>Uploads an image or a file; answers the address under which Kakao keeps it.</summary>
    /// <param name="kind"><c>image</c> or <c>file</c>.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="contentType">What they are.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="forLink">Whether an image goes into a bubble with buttons.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<(SendOutcome Outcome, string? Url)> UploadAsync(
        string kind, ReadOnlyMemory<byte> content, string contentType, string name, bool forLink, CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent { { new StringContent(options.SenderKey), "sender_key" } };
        if (forLink)
        {
            form.Add(new StringContent("link"), "image_type");
        }

        using var bytes = new ReadOnlyMemoryContent(content);
        bytes.Headers.ContentType = MediaTypeHeaderValue.TryParse(contentType, out var type) ? type : new("application/octet-stream");
        form.Add(bytes, kind, name);
        using var request = Request(options.Dealer == KakaoDealer.Hub ? $"v1/{options.PartnerKey}/{kind}/upload" : $"v1/{kind}/upload", form);
        var (outcome, body) = KakaoConsultResult.Read(await http.SendAsync(request, Upload, cancellationToken));
        return outcome is not Sent ? (outcome, null)
            : body.TryGetProperty(kind, out var url) && url.ValueKind == JsonValueKind.String ? (outcome, url.GetString())
            : (new TryLater("unreadable-answer"), null);
    }

    private string Path(string call) => options.Dealer == KakaoDealer.Hub ? $"v2/{options.PartnerKey}/{call}" : $"v1/{call}";

    private async Task<(SendOutcome Outcome, JsonElement Body)> PostAsync<T>(
        string path, T body, JsonTypeInfo<T> format, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, format));
        content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
        using var request = Request(path, content);
        return KakaoConsultResult.Read(await http.SendAsync(request, Call, cancellationToken));
    }

    private HttpRequestMessage Request(string path, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{options.BaseUrl.AbsoluteUri.TrimEnd('/')}/{path}")) { Content = content };
        if (options.Dealer == KakaoDealer.Relay)
        {
            request.Headers.Add("HT-Client-Id", options.ClientId);
            request.Headers.Add("HT-Client-Secret", options.ClientSecret);
        }

        return request;
    }
}
