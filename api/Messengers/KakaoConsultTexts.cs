using Actors.Api.Conversations;
using Actors.Channels.KakaoConsult;
using Actors.Domain;

namespace Actors.Api.Messengers;

/// <summary>The words of a consult talk message, and what a pressed button said before its label was cut.</summary>
internal sealed class KakaoConsultTexts(Transcripts transcripts)
{
    /// <summary>Lines back in which a pressed button is looked for.</summary>
    private const int LinesBack = 50;

    /// <summary>The words.</summary>
    public async Task<string> OfAsync(TenantId tenant, ConversationId room, KakaoMessage message, CancellationToken cancellationToken) =>
        message is { Text: { } text, Extra: { } token } && KakaoConsultOutbound.TokenOf(text) != token
            ? await ChoiceAsync(tenant, room, token, cancellationToken) ?? text
            : message.Words;

    private async Task<string?> ChoiceAsync(TenantId tenant, ConversationId room, string token, CancellationToken cancellationToken)
    {
        var lines = await transcripts.BeforeAsync(tenant, room, long.MaxValue, LinesBack, forCustomer: true, cancellationToken);
        return lines.Messages.Reverse().SelectMany(line => line.Choices).FirstOrDefault(choice => KakaoConsultOutbound.TokenOf(choice) == token);
    }
}
