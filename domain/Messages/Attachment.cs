namespace Actors.Domain.Messages;

/// <summary>
/// An image or a file that belongs to a message. Its content was judged when it was stored; the name is what the sender calls it: data, never a path
/// and never markup.
/// </summary>
/// <param name="File">Where the content is kept.</param>
/// <param name="Name">What the sender calls it; 1 to 200 characters.</param>
/// <param name="MediaType">What it is by its content: <c>image/jpeg</c>, <c>image/png</c>, or <c>application/octet-stream</c> for what is only kept.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Width">Of an image, in pixels; else null.</param>
/// <param name="Height">Of an image, in pixels; else null.</param>
public sealed record Attachment(FileId File, string Name, string MediaType, long Size, int? Width = null, int? Height = null)
{
    /// <summary>Most that one message carries.</summary>
    public const int MostInMessage = 10;

    /// <summary>What lists show of a message: its words, or where it has none, the names of what it carries.</summary>
    /// <param name="text">The words; empty where there are none.</param>
    /// <param name="names">The names of what it carries, or null.</param>
    /// <param name="length">As in <see cref="MessageText.Preview"/>.</param>
    public static string Preview(MessageText text, IEnumerable<string>? names, int length) =>
        text.Value.Length > 0 || names is null ? text.Preview(length) : MessageText.From(string.Join(", ", names)).Preview(length);
}
