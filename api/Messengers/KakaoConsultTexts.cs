using System.Text;
using Actors.Api.Conversations;
using Actors.Channels.Guarded;
using Actors.Channels.KakaoConsult;
using Actors.Domain;

namespace Actors.Api.Messengers;

/// <summary>
/// The words of a consult talk message: all of a long text, which Kakao keeps behind a link, and what a pressed button said before its label was cut.
/// </summary>
internal sealed class KakaoConsultTexts(GuardedHttp http, Transcripts transcripts)
{
    /// <summary>Lines back in which a pressed button is looked for.</summary>
    private const int LinesBack = 50;

    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    /// <summary>The words; what was sent besides is named by its address.</summary>
    public async Task<string> OfAsync(
        TenantId tenant, ConversationId room, KakaoMessage message, KakaoConsultOptions options, CancellationToken cancellationToken)
    {
        if (message.Text is not { } text)
        {
            return string.Join('\n', message.Media.Select(one => one.Comment is null ? one.Url : $"{one.Comment}\n{one.Url}"));
        }

        return message.Attachment is { } address ? await WholeAsync(text, address, options, cancellationToken)
            : message.Extra is { } token && KakaoConsultOutbound.TokenOf(text) != token
                ? await ChoiceAsync(tenant, room, token, cancellationToken) ?? text
            : text;
    }

    /// <summary>Where the link leads nowhere in time, its beginning stays: the customer must not wait for it, and nothing is lost that we had.</summary>
    private async Task<string> WholeAsync(string beginning, string address, KakaoConsultOptions options, CancellationToken cancellationToken)
    {
        if (OutgoingGuard.Check(address, out var url) is not null)
        {
            return beginning;
        }

        var limits = new GuardedLimits(TimeSpan.FromSeconds(10), 256 * 1024, MayVisit: options.IsMedia);
        return await http.GetAsync(url!, limits, cancellationToken) is GuardedAnswer.Answered { Status: 200 } answered
            && Read(answered.Body) is { } linked
            ? KakaoMessage.Whole(beginning, linked)
            : beginning;
    }

    private async Task<string?> ChoiceAsync(TenantId tenant, ConversationId room, string token, CancellationToken cancellationToken)
    {
        var lines = await transcripts.BeforeAsync(tenant, room, long.MaxValue, LinesBack, forCustomer: true, cancellationToken);
        return lines.Messages.Reverse().SelectMany(line => line.Choices).FirstOrDefault(choice => KakaoConsultOutbound.TokenOf(choice) == token);
    }

    private static string? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return Utf8.GetString(body.Span).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
