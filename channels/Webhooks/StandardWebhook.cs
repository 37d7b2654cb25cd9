using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Actors.Channels.Webhooks;

/// <summary>Standard Webhooks 1.0.0: secrets, and the signature of a message. Pure.</summary>
public static class StandardWebhook
{
    /// <summary>The header with the id, the same at every attempt.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>The header with the moment of the attempt, in Unix seconds.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    /// <summary>The header with the signatures, separated by spaces.</summary>
    public const string SignatureHeader = "webhook-signature";

    private const string SecretPrefix = "whsec_";

    /// <summary>The text of a secret of 24 to 64 random bytes.</summary>
    public static string Secret(ReadOnlySpan<byte> random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(random.Length, 24);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(random.Length, 64);
        return SecretPrefix + Convert.ToBase64String(random);
    }

    /// <summary>The signature of a message, <c>v1,</c> and base64: HMAC-SHA256 of <c>id.timestamp.body</c>.</summary>
    /// <param name="secret">The secret's text, with or without its prefix.</param>
    /// <param name="id">The id.</param>
    /// <param name="at">The moment of the attempt.</param>
    /// <param name="body">The body, byte by byte.</param>
    public static string Sign(string secret, string id, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var key = Convert.FromBase64String(secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? secret[SecretPrefix.Length..] : secret);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{Timestamp(at)}."), .. body];
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed));
    }

    /// <summary>A moment as the header has it.</summary>
    public static string Timestamp(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
