using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Actors.Storage.Values;

/// <summary>
/// The one place that says which text may be stored. PostgreSQL refuses NUL and half surrogates, SQLite would keep them: both
/// refuse them here, before they reach a batch.
/// </summary>
internal static class StoredText
{
    public static void Check(string? text, string what)
    {
        if (text is not null && !IsStorable(text))
        {
            throw new ArgumentException($"The {what} holds NUL or half of a surrogate pair; it cannot be stored.", what);
        }
    }

    /// <summary>JSON: UTF-8 without a bare NUL (an escaped one is fine).</summary>
    public static void CheckJson(ReadOnlySpan<byte> json, string what)
    {
        if (json.Contains((byte)0) || !Utf8.IsValid(json))
        {
            throw new ArgumentException($"The {what} is not UTF-8 without NUL; it cannot be stored.", what);
        }
    }

    private static bool IsStorable(ReadOnlySpan<char> text)
    {
        if (text.Contains('\0'))
        {
            return false;
        }

        for (var at = text.IndexOfAnyInRange('\ud800', '\udfff'); at >= 0; at = text.IndexOfAnyInRange('\ud800', '\udfff'))
        {
            if (Rune.DecodeFromUtf16(text[at..], out _, out var taken) != OperationStatus.Done)
            {
                return false;
            }

            text = text[(at + taken)..];
        }

        return true;
    }
}
