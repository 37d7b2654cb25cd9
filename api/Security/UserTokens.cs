using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Actors.Channels;
using Actors.Domain;
using Actors.Domain.Tenants;

namespace Actors.Api.Security;

/// <summary>
/// Who a visitor of a site is, as the site's server says: a JWT signed (HS256) with the secret of the channel. What is empty, unsigned, signed otherwise,
/// for another channel, or too old names nobody.
/// </summary>
internal sealed class UserTokens(ISecretBox box, TimeProvider time)
{
    private const int Longest = 4096;

    private static readonly TimeSpan Leeway = TimeSpan.FromSeconds(60);

    /// <summary>A new secret, for the site and sealed.</summary>
    public (string Secret, string Sealed) NewSecret()
    {
        var secret = "id_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (secret, box.Seal(secret));
    }

    /// <summary>Who it is, or null for nobody.</summary>
    public VerifiedUser? Read(string? token, TenantState tenant, ChannelId channel)
    {
        var parts = token is { Length: > 0 and <= Longest } ? token.Split('.') : [];
        if (parts.Length != 3 || tenant.IdentitySecretOf(channel) is not { } kept || box.Open(kept) is not { } secret)
        {
            return null;
        }

        try
        {
            var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"));
            return CryptographicOperations.FixedTimeEquals(expected, Base64Url.DecodeFromChars(parts[2])) && SaysHs256(parts[0])
                ? Claims(parts[1], $"{tenant.Tenant}/{channel}")
                : null;
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool SaysHs256(string header)
    {
        using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(header));
        return json.RootElement.TryGetProperty("alg"u8, out var algorithm) && algorithm.ValueEquals("HS256"u8) && !json.RootElement.TryGetProperty("crit"u8, out _);
    }

    private VerifiedUser? Claims(string payload, string here)
    {
        using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(payload), new() { AllowDuplicateProperties = false, MaxDepth = 8 });
        var (root, now) = (json.RootElement, time.GetUtcNow());
        if (!root.TryGetProperty("sub"u8, out var sub) || sub.GetString() is not { Length: > 0 and <= 256 } subject
            || !root.TryGetProperty("exp"u8, out var exp) || !exp.TryGetInt64(out var until) || now - Leeway >= Moment(until)
            || (root.TryGetProperty("nbf"u8, out var nbf) && (!nbf.TryGetInt64(out var from) || now + Leeway < Moment(from)))
            || (root.TryGetProperty("aud"u8, out var aud) && aud.GetString() != here))
        {
            return null;
        }

        var name = root.TryGetProperty("name"u8, out var given) ? given.GetString() : null;
        return new(CustomerOf(subject), CustomerName.Check(name) is null ? name : null);
    }

    private static DateTimeOffset Moment(long seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, 0, DateTimeOffset.MaxValue.ToUnixTimeSeconds()));

    /// <summary>Ids that no anonymous visitor ever gets; one that cannot be an id here is hashed.</summary>
    private static CustomerId CustomerOf(string subject) => subject.Length <= 100 && subject.All(sign => sign is > ' ' and <= '~')
        ? new($"user:{subject}")
        : new($"user-hash:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject)))}");
}

/// <summary>A visitor whom the site knows.</summary>
/// <param name="Customer">The customer of this channel.</param>
/// <param name="Name">What the site calls the visitor, or null.</param>
internal sealed record VerifiedUser(CustomerId Customer, string? Name)
{
    /// <summary>Whether an id is one of those that only a site's signature gives.</summary>
    public static bool Is(CustomerId customer) => customer.Value.StartsWith("user", StringComparison.Ordinal) && customer.Value.Contains(':');
}
