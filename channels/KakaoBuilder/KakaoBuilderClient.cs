using System.Net.Http.Headers;
using System.Text.Json;

namespace Actors.Channels.KakaoBuilder;

/// <summary>Brings a later answer to the address that the request named.</summary>
/// <param name="http">Sends; without redirects.</param>
public sealed class KakaoBuilderClient(HttpClient http)
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(10);

    /// <summary>
    /// One call, never repeated: the address is good for one use. The answer's own words on a failure are matched by nobody: they may change.
    /// </summary>
    /// <param name="callback">The address; the caller has asked <see cref="KakaoBuilderOptions.MayCall"/>.</param>
    /// <param name="answer">The answer of the skill.</param>
    /// <param name="cancellationToken">Gives up; the answer may have arrived or not.</param>
    public async Task<SendOutcome> CallBackAsync(Uri callback, byte[] answer, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(answer) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "UTF-8") } };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Within);
        try
        {
            using var response = await http.PostAsync(callback, content, patience.Token);
            if (!response.IsSuccessStatusCode)
            {
                return new Refused($"http-{(int)response.StatusCode}");
            }

            using var result = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(patience.Token));
            return result.RootElement.Text("status") is not ("FAIL" or "ERROR") ? new Sent(TaskOf(result.RootElement)) : new Refused("callback-failed");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Unknown("timeout");
        }
        catch (JsonException)
        {
            return new Unknown("unreadable-answer");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new Unknown("connection-lost");
        }
    }

    /// <summary>The casing of the field differs between Kakao's pages.</summary>
    private static string? TaskOf(JsonElement result) => result.Text("taskId") ?? result.Text("taskID");
}
