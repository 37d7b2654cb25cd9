using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Orleans.Runtime;

/// <summary>XxHash32 of the UTF-8 bytes, seed 0: the hash by which Orleans spreads reminders over silos.</summary>
internal static class StableHash
{
    private const uint Prime1 = 0x9E3779B1, Prime2 = 0x85EBCA77, Prime3 = 0xC2B2AE3D, Prime4 = 0x27D4EB2F;
    private const uint Prime5 = 0x165667B1;

    public static uint Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        unchecked
        {
            var length = (uint)bytes.Length;
            var hash = Prime5;
            if (bytes.Length >= 16)
            {
                uint a = Prime1 + Prime2, b = Prime2, c = 0, d = 0 - Prime1;
                for (; bytes.Length >= 16; bytes = bytes[16..])
                {
                    a = Round(a, Word(bytes));
                    b = Round(b, Word(bytes[4..]));
                    c = Round(c, Word(bytes[8..]));
                    d = Round(d, Word(bytes[12..]));
                }

                hash = BitOperations.RotateLeft(a, 1) + BitOperations.RotateLeft(b, 7)
                    + BitOperations.RotateLeft(c, 12) + BitOperations.RotateLeft(d, 18);
            }

            hash += length;
            for (; bytes.Length >= 4; bytes = bytes[4..])
                hash = BitOperations.RotateLeft(hash + (Word(bytes) * Prime3), 17) * Prime4;
            foreach (var last in bytes)
                hash = BitOperations.RotateLeft(hash + (last * Prime5), 11) * Prime1;

            hash = (hash ^ (hash >> 15)) * Prime2;
            hash = (hash ^ (hash >> 13)) * Prime3;
            return hash ^ (hash >> 16);
        }
    }

    private static uint Word(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private static uint Round(uint lane, uint word) =>
        unchecked(BitOperations.RotateLeft(lane + (word * Prime2), 13) * Prime1);
}
