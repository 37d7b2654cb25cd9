using System.Globalization;
using System.Text;

namespace Actors.Channels.Files;

/// <summary>What a file is called when it is shown: never a path, never a header, never anything that reads otherwise than it is.</summary>
public static class FileName
{
    private const string Nameless = "file";

    /// <summary>The last part of a name, without control and formatting characters, at most <see cref="FileJudge.LongestName"/> long.</summary>
    public static string Clean(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var clean = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            // Formatting characters turn text around: gpj.exe would read as exe.jpg. A replaced rune was no text.
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                || rune == Rune.ReplacementChar || "<>:\"|?*".Contains((char)Math.Min(rune.Value, char.MaxValue), StringComparison.Ordinal))
            {
                continue;
            }

            clean.Append(rune);
        }

        var text = clean.ToString().Trim(' ', '.');
        return text.Length == 0 ? Nameless : text.Length <= FileJudge.LongestName ? text : Shorten(text);
    }

    /// <summary>A name that says what the content is.</summary>
    public static string WithExtension(string name, string mediaType) => Shorten(name + (mediaType == "image/png" ? ".png" : ".jpg"));

    private static string Shorten(string text)
    {
        var extension = Path.GetExtension(text);
        extension = extension.Length > 10 ? "" : extension;
        var length = Math.Min(text.Length - extension.Length, FileJudge.LongestName - extension.Length);
        length -= char.IsHighSurrogate(text[length - 1]) ? 1 : 0;
        return text[..length] + extension;
    }
}
