using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Actors.Testing;

/// <summary>Images as cameras and editors write them, made part by part.</summary>
public static class Images
{
    public static byte[] Png(int width, int height, params (string Type, byte[] Data)[] notes)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 0);
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(new byte[64]);
        }

        return
        [
            0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, .. Chunk("IHDR", header),
            .. notes.SelectMany(note => Chunk(note.Type, note.Data)), .. Chunk("IDAT", data.ToArray()), .. Chunk("IEND", []),
        ];
    }

    public static byte[] Jpeg(int width, int height, ushort orientation = 1, string? gps = "somewhere", string? comment = "a comment") =>
    [
        0xff, 0xd8,
        .. Segment(0xe0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
        .. gps is null ? [] : Segment(0xe1, [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(gps)]),
        .. comment is null ? [] : Segment(0xfe, Encoding.ASCII.GetBytes(comment)),
        .. Segment(0xdb, new byte[65]),
        .. Segment(0xc0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]),
        .. Segment(0xc4, new byte[20]),
        .. Segment(0xda, [1, 1, 0, 0, 63, 0]),
        0x12, 0x34, 0xff, 0x00, 0x56,
        0xff, 0xd9,
    ];

    private static byte[] Segment(byte marker, byte[] body) => [0xff, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    private static byte[] Chunk(string type, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        byte[] content = [.. Encoding.ASCII.GetBytes(type), .. data];
        var check = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc(content));
        return [.. length, .. content, .. check];
    }

    private static uint Crc(byte[] content)
    {
        var crc = 0xffffffffu;
        foreach (var each in content)
        {
            crc ^= each;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xedb88320u;
            }
        }

        return ~crc;
    }
}
