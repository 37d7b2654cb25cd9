using System.Text;
using System.Text.RegularExpressions;

namespace Actors.Api.Tests.BadInput;

/// <summary>Spoils JSON, by bytes and by meaning.</summary>
internal static partial class Mutation
{
    private static readonly string[] Values =
    [
        "null", "true", "-1", "0", "1e999999", "9223372036854775808", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00x\"", "[]", "{}", "[null]",
        "\"\\r\\nSet-Cookie: x\"", "\"../../etc\"", "\"%00\"", "\"<script>\"", "\"'; DROP TABLE events; --\"", "1.5", "NaN", "\"\ufeff\"",
        "\"" + new string('가', 10_001) + "\"", new string('[', 40) + new string(']', 40), "{\"a\":{\"a\":1}}", "\"\u202e\"",
    ];

    /// <summary>A spoiled body.</summary>
    public static byte[] Of(string json, Random random, bool keepUtf8 = false) => random.Next(keepUtf8 ? 4 : 6) switch
    {
        0 or 1 => Encoding.UTF8.GetBytes(OfValue(json, random)),
        2 => Encoding.UTF8.GetBytes(Doubled(json, random)),
        3 => Encoding.UTF8.GetBytes(json.Insert(Whole(json, random), Values[random.Next(Values.Length)])),
        4 => Flipped(Encoding.UTF8.GetBytes(json), random),
        _ => Encoding.UTF8.GetBytes(json)[..random.Next(Encoding.UTF8.GetByteCount(json))],
    };

    /// <summary>The same JSON with another value somewhere.</summary>
    public static string OfValue(string json, Random random)
    {
        var values = Scalars().Matches(json).Where(match => !json.AsSpan(match.Index + match.Length).TrimStart().StartsWith(":")).ToList();
        var chosen = values[random.Next(values.Count)];
        return json[..chosen.Index] + Values.Where(value => value != "NaN").ElementAt(random.Next(Values.Length - 1))
            + json[(chosen.Index + chosen.Length)..];
    }

    private static string Doubled(string json, Random random) =>
        random.Next(2) == 0 ? json[..^1] + ",\"id\":\"again\",\"id\":\"again\"}" : json[..^1] + ",\"unknown\":1}";

    private static int Whole(string json, Random random)
    {
        var at = random.Next(json.Length);
        return char.IsLowSurrogate(json[at]) ? at - 1 : at;
    }

    private static byte[] Flipped(byte[] bytes, Random random)
    {
        for (var count = random.Next(1, 5); count > 0; count--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }

    [GeneratedRegex("\"[^\"]*\"|null|-?[0-9]+")]
    private static partial Regex Scalars();
}
