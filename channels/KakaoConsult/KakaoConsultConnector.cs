using System.Collections.Immutable;
using Actors.Channels.Guarded;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Delivery;

namespace Actors.Channels.KakaoConsult;

/// <summary>KakaoTalk consult talk (상담톡), by either form of dealer. Repeats are recognised by the serial number.</summary>
/// <param name="http">The guarded way out.</param>
/// <param name="files">What messages carry; null where they carry nothing of ours.</param>
public sealed class KakaoConsultConnector(GuardedHttp http, IOutgoingFiles? files = null) : IConnector
{

    /// <inheritdoc/>
    public ChannelType Type => ChannelType.Kakao;

    /// <inheritdoc/>
    public bool RecognisesRepeats => true;

    /// <inheritdoc/>
    public ImmutableArray<FieldProblem> Check(ChannelAccount account) => KakaoConsultOptions.Read(account).Problems;

    /// <inheritdoc/>
    public ImmutableArray<OutgoingPart> Render(Outgoing outgoing, ChannelAccount account) => KakaoConsultOutbound.Render(outgoing);

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(ChannelAccount account, SendCall call, CancellationToken cancellationToken)
    {
        if (KakaoConsultOptions.Read(account).Options is not { } options)
        {
            return new Refused("settings-are-wrong", AccountIsWrong: true);
        }

        var client = new KakaoConsultClient(http, options);
        var user = call.Customer.Value;
        switch (call.Part.Form)
        {
            case "end":
                return OfEnd((await client.EndAsync(new(user, options.SenderKey), cancellationToken)).Outcome);
            case "endWithBot":
                return OfEnd((await client.EndWithBotAsync(new(user, options.SenderKey, options.BotEvent), cancellationToken)).Outcome);
        }

        var write = Write(user, options.SenderKey, call);
        if (call.Part.Image is { } image)
        {
            var (failure, url) = await KakaoUrlAsync(client, "image", image, "image", call.Part.Form == "LI", cancellationToken);
            if (failure is not null && !(failure is Refused && call.Part is { Form: "LI", Buttons.IsEmpty: false }))
            {
                return failure;
            }

            // Better the words and the buttons without the image than nothing.
            write = write with { ImageUrl = url };
            var outcome = await WriteAsync(client, write, cancellationToken);
            return failure is not null && outcome is Sent sent ? sent with { Loss = new(LossKind.Dropped, "image") } : outcome;
        }

        if (call.Part.File is { } file)
        {
            var (failure, url) = await KakaoUrlAsync(client, account.Tenant, call.Part.Form == "IM" ? "image" : "file", file, cancellationToken);
            if (failure is not null)
            {
                return failure;
            }

            write = call.Part.Form == "IM" ? write with { ImageUrl = url }
                : write with { FileUrl = url, FileName = file.Name, FileSize = file.Size };
        }

        return await WriteAsync(client, write, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<GuardedAnswer> FetchAsync(ChannelAccount account, Uri address, int most, CancellationToken cancellationToken) =>
        MediaHosts.FetchAsync(http, account, address, most, MediaHosts.Kakaos, cancellationToken);

    private static KakaoWrite Write(string user, string senderKey, SendCall call) => new(
        user, senderKey, call.Serial, call.Part.Form, call.Part.Text, AutoAnswer: call.Part.SystemCode,
        Links: call.Part.Buttons.IsEmpty ? null : [.. call.Part.Buttons.Select(Link)]);

    private static KakaoLink Link(PartButton button) => button.Kind switch
    {
        PartButtonKind.Link => new(button.Label, "WL", UrlMobile: button.Value, UrlPc: button.Value),
        PartButtonKind.BackToBot => new(button.Label, "BT", Event: button.Token),
        _ => new(button.Label, "BK", Extra: button.Token),
    };

    private static async Task<SendOutcome> WriteAsync(KakaoConsultClient client, KakaoWrite write, CancellationToken cancellationToken) =>
        (await client.WriteAsync(write, cancellationToken)).Outcome;

    /// <summary>A session that is gone already has ended as it should.</summary>
    private static SendOutcome OfEnd(SendOutcome outcome) => outcome is SessionGone ? new Sent() : outcome;

    /// <summary>What our own store keeps is uploaded from there, everything else is fetched first.</summary>
    private async Task<(SendOutcome? Failure, string? Url)> KakaoUrlAsync(
        KakaoConsultClient client, TenantId tenant, string kind, OutgoingFile file, CancellationToken cancellationToken)
    {
        if (file.Stored is not { } id)
        {
            return await KakaoUrlAsync(client, kind, file.Url ?? "", file.Name, false, cancellationToken);
        }

        return files is not null && await files.ReadAsync(tenant, id, cancellationToken) is { } content
            ? await UploadAsync(client, kind, content, file.ContentType, file.Name, false, cancellationToken)
            : (new Refused($"{kind}-not-found"), null);
    }

    /// <summary>Kakao shows nothing that was not uploaded to it.</summary>
    private async Task<(SendOutcome? Failure, string? Url)> KakaoUrlAsync(
        KakaoConsultClient client, string kind, string address, string name, bool forLink, CancellationToken cancellationToken)
    {
        if (OutgoingGuard.Check(address, out var url) is not null)
        {
            return (new Refused($"{kind}-address-refused"), null);
        }

        if (KakaoConsultOptions.IsKakaos(url!))
        {
            return (null, address);
        }

        var most = kind == "file" ? KakaoConsultFiles.LargestFile
            : forLink ? KakaoConsultFiles.LargestLinkImage : KakaoConsultFiles.LargestImage;
        var fetched = await http.GetAsync(url!, new(TimeSpan.FromSeconds(15), most, Redirects: 3), cancellationToken);
        if (fetched is not GuardedAnswer.Answered { Status: 200 } media)
        {
            return (fetched switch
            {
                GuardedAnswer.Refused => new Refused($"{kind}-address-refused"),
                GuardedAnswer.Failed { How: GuardedFailure.TooLarge } => new Refused($"{kind}-too-large"),
                GuardedAnswer.Answered { Status: >= 400 and < 500 and not 408 and not 429 } => new Refused($"{kind}-not-found"),
                _ => new TryLater($"{kind}-not-fetched"),
            }, null);
        }

        return await UploadAsync(client, kind, media.Body, media.MediaType ?? "", name, forLink, cancellationToken);
    }

    /// <summary>An upload shows nothing to anybody: repeating it is safe.</summary>
    private static async Task<(SendOutcome? Failure, string? Url)> UploadAsync(
        KakaoConsultClient client, string kind, ReadOnlyMemory<byte> content, string contentType, string name, bool forLink,
        CancellationToken cancellationToken)
    {
        var (outcome, uploaded) = await client.UploadAsync(kind, content, contentType, name, forLink, cancellationToken);
        return uploaded is not null ? (null, uploaded) : (outcome is Unknown unknown ? new TryLater(unknown.Code) : outcome, null);
    }
}
