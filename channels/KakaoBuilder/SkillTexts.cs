using System.Collections.Immutable;
using Actors.Channels.Rendering;
using Actors.Domain.Delivery;

namespace Actors.Channels.KakaoBuilder;

/// <summary>Words in as many bubbles as an answer may have.</summary>
internal static class SkillTexts
{
    /// <summary>Pieces that end where a reader would pause; where these are too many, full ones; what is left then is lost.</summary>
    public static ImmutableArray<string> Pieces(string text, ICollection<Loss> losses)
    {
        var pieces = TextSplit.Pieces(text, SkillLimits.SimpleText);
        if (pieces.Length > SkillLimits.Outputs)
        {
            pieces = TextSplit.FullPieces(text, SkillLimits.SimpleText);
        }

        if (pieces.Length > SkillLimits.Outputs)
        {
            losses.Add(new(LossKind.Cut, "text", pieces.Skip(SkillLimits.Outputs).Sum(piece => piece.Length)));
            pieces = pieces[..SkillLimits.Outputs];
        }

        if (pieces.Length > 1)
        {
            losses.Add(new(LossKind.Split, "text", pieces.Length));
        }

        return pieces;
    }
}
