using System.Text.Json;
using Actors.Channels.Guarded;

namespace Actors.Channels.KakaoBuilder;

/// <summary>Brings a later answer to the address that the request named.</summary>
/// <param name="http">The guarded way out.</param>
public sealed class KakaoBuilderClient(GuardedHttp http)
{
    private static readonly GuardedLimits Call = new(TimeSpan.FromSeconds(10), 64 * 1024, CutsBody: true);

    /// <summary>One call, never repeated: the address is good for one use.</summary>
    /// <param name="callback">The address; the caller has asked <see cref="KakaoBuilderOptions.MayCall"/>.</param>
    /// <param name="answer">The answer of the skill.</param>
    /// <param name="cancellationToken">Gives up; the answer may have arrived or not.</param>
    public async Task<SendOutcome> CallBackAsync(Uri callback, byte[] answer, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(answer);
        content.Headers.ContentType = new("application/json") { CharSet = "UTF-8" };
        using var request = new HttpRequestMessage(HttpMethod.Post, callback) { Content = content };
        return await http.SendAsync(request, Call, cancellationToken) switch
        {
            GuardedAnswer.Answered { Status: 200 } answered => Outcome(answered.Body),
            GuardedAnswer.Answered other => new Refused($"http-{other.Status}"),
            GuardedAnswer.Refused => new Refused("address-refused"),
            GuardedAnswer.Failed { How: GuardedFailure.TooSlow } => new Unknown("timeout"),
            _ => new Unknown("connection-lost"),
        };
    }

    /// <summary>The words of a failure are matched by nobody: they may change. The casing of the id differs between Kakao's own pages.</summary>
    private static SendOutcome Outcome(ReadOnlyMemory<byte> answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            var result = document.RootElement;
            return result.Text("status") == "SUCCESS" ? new Sent(result.Text("taskId") ?? result.Text("taskID")) : new Refused("callback-failed");
        }
        catch (JsonException)
        {
            return new Unknown("unreadable-answer");
        }
    }
}
