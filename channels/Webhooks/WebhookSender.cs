using System.Net.Http.Headers;
using Actors.Channels.Guarded;
using Actors.Domain.Webhooks;

namespace Actors.Channels.Webhooks;

/// <summary>Makes one attempt: signs, posts, and says what came of it. The call never leads to a private address, and follows no redirect.</summary>
/// <param name="post">The guarded way out; see <see cref="GuardedHttp.SendAsync"/>.</param>
/// <param name="box">Opens the endpoint's secrets.</param>
/// <param name="time">The clock of the attempts.</param>
public sealed class WebhookSender(
    Func<HttpRequestMessage, GuardedLimits, CancellationToken, Task<GuardedAnswer>> post, ISecretBox box, TimeProvider time)
{
    // Standard Webhooks advises 15 to 30 s; of what an endpoint answers only the status matters.
    private static readonly GuardedLimits Limits = new(TimeSpan.FromSeconds(20), 16 * 1024, CutsBody: true);

    /// <summary>Posts an event.</summary>
    /// <param name="endpoint">Where to.</param>
    /// <param name="id">The id of the event.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="cancellationToken">Ends the attempt; whether the event was received is unknown then.</param>
    public async Task<WebhookReply> SendAsync(
        WebhookDefinition endpoint, string id, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var began = time.GetTimestamp();
        var signatures = endpoint.SecretsAt(now).Select(box.Open).OfType<string>().Select(secret => StandardWebhook.Sign(secret, id, now, body.Span)).ToList();
        if (signatures.Count == 0)
        {
            return new(now, TimeSpan.Zero, new GuardedAnswer.Refused("The endpoint's secret cannot be opened with the keys of this host; rotate it."));
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Url) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(StandardWebhook.IdHeader, id);
        request.Headers.Add(StandardWebhook.TimestampHeader, StandardWebhook.Timestamp(now));
        request.Headers.Add(StandardWebhook.SignatureHeader, string.Join(' ', signatures));
        var answer = await post(request, Limits, cancellationToken);
        return new(now, time.GetElapsedTime(began), answer);
    }
}

/// <summary>What came of an attempt.</summary>
/// <param name="At">When it began.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Answer">The answer.</param>
public sealed record WebhookReply(DateTimeOffset At, TimeSpan Took, GuardedAnswer Answer)
{
    /// <summary>The status that was answered, or null.</summary>
    public int? Status => (Answer as GuardedAnswer.Answered)?.Status;

    /// <summary>Whether the endpoint took it: only 2xx says so.</summary>
    public bool IsTaken => Status is >= 200 and < 300;

    /// <summary>Whether the endpoint wants nothing more.</summary>
    public bool IsGone => Status == 410;

    /// <summary>Whether the endpoint has too much.</summary>
    public bool IsTooMuch => Status is 429 or 502 or 503 or 504;

    /// <summary>How long the endpoint asks to wait, or null.</summary>
    public TimeSpan? RetryAfter => (Answer as GuardedAnswer.Answered)?.RetryAfter;

    /// <summary>One word or sentence for the log.</summary>
    public string Outcome => Answer switch
    {
        GuardedAnswer.Answered => IsTaken ? "delivered" : "answered",
        GuardedAnswer.Refused refused => refused.Why,
        GuardedAnswer.Failed failed => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(failed.How.ToString()),
        _ => "",
    };
}
