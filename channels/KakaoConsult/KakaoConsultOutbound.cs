using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Actors.Domain.AutoMessages;
using Actors.Domain.Delivery;

namespace Actors.Channels.KakaoConsult;

/// <summary>Translates what goes out to consult talk, within its limits (channels, 2.4). Pure.</summary>
public static class KakaoConsultOutbound
{
    /// <summary>Longest text of a bubble.</summary>
    public const int LongestText = 1000;

    /// <summary>Most buttons of a bubble.</summary>
    public const int MostButtons = 5;

    /// <summary>Longest label of a button.</summary>
    public const int LongestLabel = 28;

    /// <summary>Longest <c>extra</c>, of A-Z, a-z, 0-9 and _.</summary>
    public const int LongestToken = 50;

    /// <summary>The words above buttons that had no room in the bubble before.</summary>
    public const string MoreChoices = "추가 선택…";

    /// <summary>What comes back with a press of the button that asks for a person.</summary>
    public const string ConnectToken = "actors_connect";

    /// <summary>The bubbles and calls, in order.</summary>
    public static ImmutableArray<OutgoingPart> Render(Outgoing outgoing) => outgoing.Kind switch
    {
        OutgoingKind.End => [new("end")],
        OutgoingKind.BackToBot => [new("endWithBot")],
        OutgoingKind.SystemMessage => SystemCodeOf(outgoing.Auto) is { } code ? [SystemMessage(code)] : [],
        _ => WithLosses([.. Words(outgoing)], KakaoConsultFiles.Lost(outgoing.Files)),
    };

    /// <summary>One of Kakao's own messages that we may ask for: <c>S1</c> to <c>S4</c>. Its words are Kakao's; the text only names it.</summary>
    public static OutgoingPart SystemMessage(string code) => new("LI")
    {
        SystemCode = code,
        Text = code switch { "S1" => "상담 불가", "S2" => "상담 부재", "S3" => "무응답 종료", _ => "상담 대기" },
    };

    /// <summary>What comes back with a press of a choice: itself where Kakao lets it through, else a token made of it.</summary>
    public static string TokenOf(string choice) =>
        choice.Length is >= 1 and <= LongestToken && choice.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '_') && choice != ConnectToken
            ? choice
            : "t_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(choice)).AsSpan(0, 12));

    private static ImmutableArray<OutgoingPart> WithLosses(ImmutableArray<OutgoingPart> parts, ImmutableArray<Loss> losses) =>
        parts.IsEmpty || losses.IsEmpty ? parts : parts.SetItem(0, parts[0] with { Losses = [.. parts[0].Losses, .. losses] });

    private static string? SystemCodeOf(AutoMessageKind? kind) => kind switch
    {
        AutoMessageKind.KakaoUnavailable => "S1",
        AutoMessageKind.KakaoAbsent => "S2",
        _ => null,
    };

    private static IEnumerable<OutgoingPart> Words(Outgoing outgoing)
    {
        var buttons = Buttons(outgoing);
        var pieces = TextSplit.Pieces(outgoing.Text ?? "", LongestText).Where(piece => !string.IsNullOrWhiteSpace(piece)).ToList();
        ImmutableArray<Loss> split = pieces.Count > 1 ? [new(LossKind.Split, "text", pieces.Count)] : [];
        if (outgoing.Image is { } image && (buttons.IsEmpty || pieces.Count == 0))
        {
            // An image of its own may be ten times as large as one in a bubble with buttons.
            yield return new("IM") { Image = image };
        }

        var inBubble = buttons.IsEmpty || pieces.Count == 0 ? null : outgoing.Image;
        var texts = buttons.IsEmpty ? pieces.Count : pieces.Count - 1;
        for (var i = 0; i < texts; i++)
        {
            yield return new("TX") { Text = pieces[i], Losses = i == 0 ? split : [] };
        }

        var bubbles = buttons.Chunk(MostButtons).ToList();
        for (var i = 0; i < bubbles.Count; i++)
        {
            yield return new("LI")
            {
                Text = i == 0 && pieces.Count > 0 ? pieces[^1] : MoreChoices,
                Image = i == 0 ? inBubble : null,
                Buttons = [.. bubbles[i]],
                Losses = [.. Lost(bubbles[i], outgoing), .. i == 0 && bubbles.Count > 1 ? [new Loss(LossKind.Split, "buttons", buttons.Length)] : Array.Empty<Loss>()],
            };
        }

        foreach (var part in outgoing.Files.Select(KakaoConsultFiles.Show).OfType<OutgoingPart>())
        {
            yield return part;
        }
    }

    private static ImmutableArray<PartButton> Buttons(Outgoing outgoing) => [
        .. outgoing.Links.Select(link => new PartButton(PartButtonKind.Link, TextSplit.Cut(link.Label, LongestLabel), link.Url)),
        .. outgoing.Choices.Select(choice => choice == outgoing.Connect
            ? new PartButton(PartButtonKind.Connect, TextSplit.Cut(choice, LongestLabel), choice, ConnectToken)
            : new PartButton(PartButtonKind.Words, TextSplit.Cut(choice, LongestLabel), choice, TokenOf(choice)))];

    private static IEnumerable<Loss> Lost(IEnumerable<PartButton> buttons, Outgoing outgoing)
    {
        var cut = buttons.Count(button => button.Label != button.Value && button.Kind != PartButtonKind.Link)
            + buttons.Count(button => button.Kind == PartButtonKind.Link && outgoing.Links.All(link => link.Label != button.Label));
        return cut == 0 ? [] : [new(LossKind.Cut, "label", cut)];
    }
}
