using System.Net.Http.Headers;
using System.Security.Authentication;

namespace Actors.Channels.Guarded;

/// <summary>Calls addresses that tenants or customers set, behind <see cref="OutgoingGuard"/>, and answers in a bounded time with a bounded body. Never throws for what the other side does.</summary>
public sealed class GuardedHttp : IDisposable
{
    private const string Agent = "Actors/1";

    private readonly HttpClient _client;
    private readonly TimeProvider _time;

    /// <summary>A client of its own, with connections of its own.</summary>
    /// <param name="guard">What may be called.</param>
    /// <param name="tlsOnly">Whether http is refused, but in the networks that the operator allows.</param>
    /// <param name="time">Whose clock ends a call.</param>
    public GuardedHttp(OutgoingGuard guard, bool tlsOnly, TimeProvider time)
    {
        _client = new(guard.CreateHandler(tlsOnly)) { Timeout = Timeout.InfiniteTimeSpan };
        _time = time;
    }

    /// <summary>Fetches something; follows redirects as far as the limits say.</summary>
    public async Task<GuardedAnswer> GetAsync(Uri url, GuardedLimits limits, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(limits.Within, _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        for (var followed = 0; ; followed++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            var (answer, next) = await TryAsync(request, limits, stop.Token, cancellationToken);
            if (next is null || limits.Redirects == 0)
            {
                return answer;
            }

            if (followed == limits.Redirects)
            {
                return new GuardedAnswer.Failed(GuardedFailure.TooManyRedirects);
            }

            // From https never back to http, where anybody on the way could answer.
            if (OutgoingGuard.Check(new Uri(url, next).AbsoluteUri, out var there) is { } why
                || (url.Scheme == Uri.UriSchemeHttps && there!.Scheme != Uri.UriSchemeHttps && (why = "A redirect leads from https to http.") is not null))
            {
                return new GuardedAnswer.Refused(why);
            }

            url = there!;
        }
    }

    /// <summary>Sends a request once; a redirect is an answer like any other.</summary>
    public async Task<GuardedAnswer> SendAsync(HttpRequestMessage request, GuardedLimits limits, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(limits.Within, _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        return (await TryAsync(request, limits, stop.Token, cancellationToken)).Answer;
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<(GuardedAnswer Answer, Uri? Next)> TryAsync(
        HttpRequestMessage request, GuardedLimits limits, CancellationToken stop, CancellationToken caller)
    {
        if (request.RequestUri is not { } url || limits.MayVisit?.Invoke(url) == false)
        {
            return (new GuardedAnswer.Refused("The address is none of those that may be called here."), null);
        }

        if (request.Headers.UserAgent.Count == 0)
        {
            request.Headers.UserAgent.ParseAdd(Agent);
        }

        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            var next = (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 ? response.Headers.Location : null;
            var body = await ReadAsync(response.Content, limits, stop);
            return body is null
                ? (new GuardedAnswer.Failed(GuardedFailure.TooLarge), null)
                : (new GuardedAnswer.Answered(
                    (int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, Wait(response.Headers.RetryAfter), body), next);
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            return (new GuardedAnswer.Failed(GuardedFailure.TooSlow), null);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or UrlRefusedException)
        {
            return (Of(failure), null);
        }
    }

    private static GuardedAnswer Of(Exception failure)
    {
        // What really happened lies somewhere inside.
        var causes = new List<Exception>();
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            causes.Add(cause);
        }

        return causes.OfType<UrlRefusedException>().FirstOrDefault() is { } refused ? new GuardedAnswer.Refused(refused.Message)
            : new GuardedAnswer.Failed(
                causes.OfType<AuthenticationException>().Any() ? GuardedFailure.NoTrust
                : causes.Any(cause => cause is TimeoutException or OperationCanceledException) ? GuardedFailure.TooSlow
                : failure is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError }
                    ? GuardedFailure.NoConnection
                : GuardedFailure.Broken);
    }

    private TimeSpan? Wait(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? (header?.Date is { } date ? date - _time.GetUtcNow() : null);
        return wait is { } some && some > TimeSpan.Zero ? some : null;
    }

    private static async Task<byte[]?> ReadAsync(HttpContent content, GuardedLimits limits, CancellationToken cancellationToken)
    {
        if (!limits.CutsBody && content.Headers.ContentLength > limits.LargestBody)
        {
            return null;
        }

        using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            var rest = limits.LargestBody - (int)kept.Length;
            kept.Write(buffer, 0, Math.Min(read, rest));
            if (read > rest)
            {
                return limits.CutsBody ? kept.ToArray() : null;
            }
        }

        return kept.ToArray();
    }
}
