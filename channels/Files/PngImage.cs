using System.Buffers.Binary;

namespace Actors.Channels.Files;

/// <summary>Reads a PNG chunk by chunk and keeps those that make the picture (PNG, third edition, section 5).</summary>
internal static class PngImage
{
    private static readonly string[] Kept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "pHYs", "bKGD"];

    public static ReadOnlySpan<byte> Magic => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>The picture, or null where this is none: cut off, out of order, or too large to be one.</summary>
    public static CleanImage? Clean(ReadOnlySpan<byte> content)
    {
        using var kept = new MemoryStream(content.Length);
        kept.Write(Magic);
        var (width, height, hasData) = (0, 0, false);
        for (var rest = content[Magic.Length..]; rest.Length >= 12;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - 12)
            {
                return null;
            }

            var type = System.Text.Encoding.ASCII.GetString(rest.Slice(4, 4));
            if ((width == 0) != (type == "IHDR"))
            {
                return null;
            }

            if (type == "IHDR" && !ReadHeader(rest.Slice(8, (int)length), out width, out height))
            {
                return null;
            }

            // A chunk that a reader must know and that is none of these makes it no picture that everybody shows alike.
            if (!Kept.Contains(type) && char.IsAsciiLetterUpper(type[0]))
            {
                return null;
            }

            hasData |= type == "IDAT";
            var whole = rest[..((int)length + 12)];
            rest = rest[whole.Length..];
            if (Kept.Contains(type))
            {
                kept.Write(whole);
            }

            if (type == "IEND")
            {
                return hasData ? new("image/png", width, height, kept.ToArray()) : null;
            }
        }

        return null;
    }

    private static bool ReadHeader(ReadOnlySpan<byte> header, out int width, out int height)
    {
        (width, height) = (0, 0);
        if (header.Length != 13)
        {
            return false;
        }

        width = BinaryPrimitives.ReadInt32BigEndian(header);
        height = BinaryPrimitives.ReadInt32BigEndian(header[4..]);
        return width > 0 && height > 0;
    }
}
