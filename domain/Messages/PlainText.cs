using System.Text;

namespace Actors.Domain.Messages;

/// <summary>Text that every store keeps alike and every customer can read.</summary>
public static class PlainText
{
    /// <summary>Whether the text is well-formed Unicode without NUL.</summary>
    public static bool IsWellFormed(string text)
    {
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var taken) != System.Buffers.OperationStatus.Done || rune.Value == 0)
            {
                return false;
            }

            rest = rest[taken..];
        }

        return true;
    }
}
