using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Actors.Channels.Tests.Webhooks;

/// <summary>A receiver as Standard Webhooks 1.0.0 describes it, written from the specification and not from our sender.</summary>
internal static class StandardReceiver
{
    private const int ToleranceSeconds = 300;

    public static bool Accepts(string secret, IReadOnlyDictionary<string, string> headers, byte[] body, DateTimeOffset now)
    {
        if (!headers.TryGetValue("webhook-id", out var id) || !headers.TryGetValue("webhook-timestamp", out var timestamp)
            || !headers.TryGetValue("webhook-signature", out var signatures)
            || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(now.ToUnixTimeSeconds() - seconds) > ToleranceSeconds)
        {
            return false;
        }

        var key = Convert.FromBase64String(secret.Replace("whsec_", "", StringComparison.Ordinal));
        byte[] signed = [.. Encoding.UTF8.GetBytes(id), (byte)'.', .. Encoding.UTF8.GetBytes(timestamp), (byte)'.', .. body];
        var expected = HMACSHA256.HashData(key, signed);
        return signatures.Split(' ').Select(one => one.Split(',', 2))
            .Any(parts => parts is ["v1", var text] && CryptographicOperations.FixedTimeEquals(expected, Convert.FromBase64String(text)));
    }
}
