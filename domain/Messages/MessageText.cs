using System.Text;
using System.Text.Json.Serialization;

namespace Actors.Domain.Messages;

/// <summary>
/// The text of a message: 1 to 10,000 Unicode characters (code points), at least one of them visible, well-formed, without NUL.
/// Kept as written; never cut.
/// </summary>
[JsonConverter(typeof(IdJsonConverter<MessageText>))]
public readonly record struct MessageText : IId<MessageText>
{
    /// <summary>Longest text, in code points.</summary>
    public const int MaxLength = 10_000;

    private MessageText(string value) => Value = value;

    /// <summary>The text as it was written.</summary>
    public string Value { get; }

    /// <summary>Checks what somebody wrote.</summary>
    /// <returns>Null and the text, or why it is refused.</returns>
    public static Rejection? Check(string? written, out MessageText text)
    {
        text = default;
        if (string.IsNullOrWhiteSpace(written))
        {
            return new TextIsEmpty();
        }

        // A code point is at most two UTF-16 units, so a text this long needs no counting.
        if (written.Length > MaxLength * 2)
        {
            return new TextIsTooLong(MaxLength);
        }

        var length = 0;
        for (var rest = written.AsSpan(); rest.Length > 0; length++)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var taken) != System.Buffers.OperationStatus.Done
                || rune.Value == 0)
            {
                return new TextHasInvalidCharacters();
            }

            rest = rest[taken..];
        }

        if (length > MaxLength)
        {
            return new TextIsTooLong(MaxLength);
        }

        text = new(written);
        return null;
    }

    /// <summary>Checks what somebody wrote with a message that may carry something; one that does needs no words.</summary>
    /// <returns>Null and the text, empty where there are no words, or why it is refused.</returns>
    public static Rejection? Check(string? written, bool carries, out MessageText text)
    {
        if (!carries || !string.IsNullOrWhiteSpace(written))
        {
            return Check(written, out text);
        }

        text = new("");
        return null;
    }

    /// <summary>Wraps a text that was checked before, for instance one read back from the journal.</summary>
    public static MessageText From(string value) => new(value);

    /// <summary>The first <paramref name="length"/> UTF-16 units on one line, without cutting a code point.</summary>
    public string Preview(int length)
    {
        var line = Value.ReplaceLineEndings(" ");
        if (line.Length <= length)
        {
            return line;
        }

        return char.IsHighSurrogate(line[length - 1]) ? line[..(length - 1)] : line[..length];
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
