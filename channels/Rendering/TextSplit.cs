using System.Collections.Immutable;
using System.Globalization;

namespace Actors.Channels;

/// <summary>Texts within a messenger's limits, counted in UTF-16 units; never through a surrogate pair or a combined character, as long as it fits at all.</summary>
public static class TextSplit
{
    /// <summary>The end of what was cut.</summary>
    public const string Ellipsis = "…";

    private static readonly char[] SentenceEnds = ['.', '!', '?', '。', '！', '？', '…'];

    /// <summary>The whole text in pieces of at most <paramref name="limit"/>, at line ends, else sentence ends, else spaces, else characters. Joined they are the text.</summary>
    public static ImmutableArray<string> Pieces(string text, int limit)
    {
        var pieces = ImmutableArray.CreateBuilder<string>();
        var rest = text;
        while (rest.Length > limit)
        {
            var length = LengthOfPiece(rest, limit);
            pieces.Add(rest[..length]);
            rest = rest[length..];
        }

        pieces.Add(rest);
        return pieces.DrainToImmutable();
    }

    /// <summary>The whole text in the fewest pieces of at most <paramref name="limit"/>, wherever a combined character ends.</summary>
    public static ImmutableArray<string> FullPieces(string text, int limit)
    {
        var pieces = ImmutableArray.CreateBuilder<string>();
        var rest = text;
        while (rest.Length > limit)
        {
            var length = Boundary(rest, limit);
            pieces.Add(rest[..length]);
            rest = rest[length..];
        }

        pieces.Add(rest);
        return pieces.DrainToImmutable();
    }

    /// <summary>The text, or its beginning with an ellipsis.</summary>
    public static string Cut(string text, int limit) =>
        text.Length <= limit ? text : text[..Boundary(text, limit - Ellipsis.Length)].TrimEnd() + Ellipsis;

    private static int LengthOfPiece(string text, int limit)
    {
        // Not so early that a text full of line ends becomes a flood of bubbles.
        var earliest = limit / 2;
        var window = text.AsSpan(0, limit);
        var line = window.LastIndexOf('\n') + 1;
        if (line > earliest)
        {
            return line;
        }

        for (var at = limit - 1; at > earliest; at--)
        {
            if (char.IsWhiteSpace(window[at]) && SentenceEnds.Contains(window[at - 1]))
            {
                return at + 1;
            }
        }

        var space = window.LastIndexOf(' ') + 1;
        return space > earliest ? space : Boundary(text, limit);
    }

    /// <summary>The last place up to a limit at which a combined character ends.</summary>
    private static int Boundary(string text, int limit)
    {
        var end = 0;
        while (end < text.Length)
        {
            var next = end + StringInfo.GetNextTextElementLength(text, end);
            if (next > limit)
            {
                break;
            }

            end = next;
        }

        // A combined character longer than the limit itself is cut between code points.
        return end > 0 ? end : char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit;
    }
}
