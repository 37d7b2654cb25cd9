using System.Collections.Immutable;
using System.Text.Json;
using Actors.Channels.Guarded;
using Actors.Domain;
using Actors.Domain.Conversations;

namespace Actors.Channels.NaverTalk;

/// <summary>Naver TalkTalk, chatbot API v1. One call for each part; what went wrong stands in the body, also of an answer with status 200.</summary>
/// <param name="http">The guarded way out.</param>
public sealed class NaverTalkConnector(GuardedHttp http) : IConnector
{
    private static readonly GuardedLimits Call = new(TimeSpan.FromSeconds(15), 64 * 1024, CutsBody: true);

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

        using var content = new ByteArrayContent(NaverTalkEvents.Write(call.Customer, call.Part));
        content.Headers.ContentType = new("application/json") { CharSet = "UTF-8" };
        using var request = new HttpRequestMessage(HttpMethod.Post, NaverTalkOptions.SendUrl(account)) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", account.Secret(NaverTalkOptions.Token));
        return await http.SendAsync(request, Call, cancellationToken) switch
        {
            GuardedAnswer.Answered { Status: 200 } answered => Outcome(answered.Body),
            GuardedAnswer.Answered { Status: 429 or 503 } busy => new TryLater($"http-{busy.Status}", busy.RetryAfter),
            GuardedAnswer.Answered { Status: 401 or 403 or 404 } wrong => new Refused($"http-{wrong.Status}", AccountIsWrong: true),
            GuardedAnswer.Answered { Status: >= 300 and < 500 } refused => new Refused($"http-{refused.Status}"),
            GuardedAnswer.Answered other => new Unknown($"http-{other.Status}"),
            GuardedAnswer.Refused => new Refused("address-refused", AccountIsWrong: true),
            GuardedAnswer.Failed { How: GuardedFailure.NoConnection or GuardedFailure.NoTrust } => new TryLater("not-connected"),
            GuardedAnswer.Failed { How: GuardedFailure.TooSlow } => new Unknown("timeout"),
            _ => new Unknown("connection-lost"),
        };
    }

    /// <inheritdoc/>
    public Task<GuardedAnswer> FetchAsync(ChannelAccount account, Uri address, int most, CancellationToken cancellationToken) =>
        MediaHosts.FetchAsync(http, account, address, most, MediaHosts.Navers, cancellationToken);

    private static SendOutcome Outcome(ReadOnlyMemory<byte> answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            var code = document.RootElement.Text("resultCode");
            return document.RootElement.Is("success") ? new Sent() : code switch
            {
                "01" => new Refused(code, AccountIsWrong: true),
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
}
