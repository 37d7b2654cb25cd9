using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Actors.Domain;
using Actors.Domain.Conversations;

namespace Actors.Channels.NaverTalk;

/// <summary>Naver TalkTalk, chatbot API v1. One call for each part; what went wrong stands in the body, also of an answer with status 200.</summary>
/// <param name="http">Sends; without a base address and redirects.</param>
public sealed class NaverTalkConnector(HttpClient http) : IConnector
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(10);

    private static readonly MediaTypeHeaderValue Json = new("application/json", "UTF-8");

    /// <summary>While a customer is asked for consent nothing arrives; if nobody answers it is over after a minute, without a word.</summary>
    private static readonly TimeSpan ConsentLasts = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public ChannelType Type => ChannelType.Naver;

    /// <summary>Naver knows no ids of ours.</summary>
    public bool RecognisesRepeats => false;

    /// <inheritdoc/>
    public ImmutableArray<FieldProblem> Check(ChannelAccount account) => NaverTalkOptions.Check(account);

    /// <inheritdoc/>
    public ImmutableArray<OutgoingPart> Render(Outgoing outgoing, ChannelAccount account) => NaverTalkRenderer.Render(outgoing);

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(ChannelAccount account, SendCall call, CancellationToken cancellationToken)
    {
        if (call.Part.Cards.Any(card => !NaverTalkRenderer.IsWhole(card)))
        {
            return new Refused("card-is-not-whole");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(NaverTalkOptions.BaseUrl(account), "/chatbot/v1/event"))
        {
            Content = new ByteArrayContent(NaverTalkEvents.Write(call.Customer, call.Part)) { Headers = { ContentType = Json } },
        };
        request.Headers.TryAddWithoutValidation("Authorization", account.Secret(NaverTalkOptions.Token));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Within);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return await OutcomeAsync(response, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Unknown("timeout");
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError)
        {
            return new TryLater("not-connected");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new Unknown("connection-lost");
        }
    }

    private static async Task<SendOutcome> OutcomeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK:
                return Outcome(await ReadAsync(response, cancellationToken));
            case HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable:
                return new TryLater(Code(response), response.Headers.RetryAfter?.Delta);
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                return new Refused(Code(response), AccountIsWrong: true);
            default:
                return (int)response.StatusCode is >= 400 and < 500 ? new Refused(Code(response)) : new Unknown(Code(response));
        }
    }

    private static string Code(HttpResponseMessage response) => $"http-{(int)response.StatusCode}";

    private static SendOutcome Outcome(string? answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer ?? "");
            var code = document.RootElement.Text("resultCode");
            return document.RootElement.Is("success") ? new Sent() : code switch
            {
                "01" => new Refused(code, AccountIsWrong: true),
                "02" or "IMG-01" or "IMG-03" => new Refused(code),
                "IMG-02" or "IMG-99" => new TryLater(code),
                "99" => new TryLater(code, ConsentLasts),
                null => new Unknown("unreadable-answer"),
                _ => new Refused(code),
            };
        }
        catch (JsonException)
        {
            return new Unknown("unreadable-answer");
        }
    }

    /// <summary>An answer is short; a longer one is not Naver's.</summary>
    private static async Task<string?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var bytes = new byte[16 * 1024];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return length == bytes.Length ? null : System.Text.Encoding.UTF8.GetString(bytes, 0, length);
    }
}
