using System.Buffers.Binary;

namespace Actors.Channels.Files;

/// <summary>Which way up a photo is: the one thing of EXIF without which phones' photos lie on their side.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;

    private static ReadOnlySpan<byte> Header => "Exif\0\0"u8;

    /// <summary>2 to 8 where the photo is turned or mirrored; null where it is not, or where that cannot be read.</summary>
    public static ushort? Read(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith(Header) || segment.Length < Header.Length + 8)
        {
            return null;
        }

        var tiff = segment[Header.Length..];
        var little = tiff[0] == 'I';
        var directory = U32(tiff[4..], little);
        if (directory > tiff.Length - 2)
        {
            return null;
        }

        var count = U16(tiff[(int)directory..], little);
        for (var i = 0; i < count; i++)
        {
            var at = (int)directory + 2 + (i * 12);
            if (at + 12 > tiff.Length)
            {
                return null;
            }

            if (U16(tiff[at..], little) == Tag)
            {
                var value = U16(tiff[(at + 8)..], little);
                return value is >= 2 and <= 8 ? value : null;
            }
        }

        return null;
    }

    /// <summary>A whole APP1 segment that says nothing else.</summary>
    public static byte[] Segment(ushort orientation) =>
    [
        0xff, 0xe1, 0, 34, .. Header, (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, Tag >> 8, Tag & 0xff, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
        0, 0, 0, 0,
    ];

    private static ushort U16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint U32(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
