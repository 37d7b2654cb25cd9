using System.Buffers.Binary;

namespace Actors.Channels.Files;

/// <summary>
/// Reads a JPEG segment by segment and keeps those that make the picture (ITU T.81, annex B): no EXIF with its places and cameras but the way up, no
/// comments, nothing behind the end.
/// </summary>
internal static class JpegImage
{
    private const byte StartOfScan = 0xda, EndOfImage = 0xd9;

    public static ReadOnlySpan<byte> Magic => [0xff, 0xd8, 0xff];

    /// <summary>The picture, or null where this is none.</summary>
    public static CleanImage? Clean(ReadOnlySpan<byte> content)
    {
        using var kept = new MemoryStream(content.Length);
        kept.Write(content[..2]);
        var (width, height) = (0, 0);
        for (var at = 2; at + 4 <= content.Length;)
        {
            if (content[at] != 0xff)
            {
                return null;
            }

            var marker = content[at + 1];
            if (marker == 0xff)
            {
                at++;
                continue;
            }

            if (marker == EndOfImage)
            {
                return null;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
            if (length < 2 || at + 2 + length > content.Length)
            {
                return null;
            }

            var body = content.Slice(at + 4, length - 2);
            if (IsFrame(marker) && (width > 0 || !ReadFrame(body, out width, out height)))
            {
                return null;
            }

            if (marker == StartOfScan)
            {
                return width > 0 ? Scans(content, at, kept, width, height) : null;
            }

            Keep(content.Slice(at, length + 2), marker, body, kept);
            at += length + 2;
        }

        return null;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc);

    private static bool ReadFrame(ReadOnlySpan<byte> body, out int width, out int height)
    {
        (width, height) = (0, 0);
        if (body.Length < 6)
        {
            return false;
        }

        height = BinaryPrimitives.ReadUInt16BigEndian(body[1..]);
        width = BinaryPrimitives.ReadUInt16BigEndian(body[3..]);
        return width > 0 && height > 0;
    }

    private static void Keep(ReadOnlySpan<byte> segment, byte marker, ReadOnlySpan<byte> body, MemoryStream kept)
    {
        // APP0 is JFIF, APP14 tells of colours; all other application segments and comments are somebody's notes.
        if (marker is not (>= 0xe0 and <= 0xef or 0xfe) || marker is 0xe0 or 0xee)
        {
            kept.Write(segment);
        }
        else if (marker == 0xe1 && ExifOrientation.Read(body) is { } orientation)
        {
            kept.Write(ExifOrientation.Segment(orientation));
        }
    }

    /// <summary>From the first scan on everything belongs to the picture up to its end; what comes behind does not.</summary>
    private static CleanImage? Scans(ReadOnlySpan<byte> content, int from, MemoryStream kept, int width, int height)
    {
        for (var at = from + 2; at + 1 < content.Length; at++)
        {
            if (content[at] == 0xff && content[at + 1] == EndOfImage)
            {
                kept.Write(content[from..(at + 2)]);
                return new("image/jpeg", width, height, kept.ToArray());
            }
        }

        return null;
    }
}
