using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Actors.Domain;
using Actors.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace Actors.Api.Security;

/// <summary>
/// Customers' session tokens: signed and encrypted, 30 days, of a verified user one. Whoever holds one is that customer; an invalid, empty or foreign one is nobody.
/// </summary>
internal sealed class CustomerTokens(IDataProtectionProvider protection, TenantDirectory directory, TimeProvider time)
{
    public const string Prefix = "cs_";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    // The site says again who it is, whenever the page is opened.
    private static readonly TimeSpan VerifiedLifetime = TimeSpan.FromDays(1);

    private readonly ITimeLimitedDataProtector _protector =
        protection.CreateProtector("Actors.Customer.v1").ToTimeLimitedDataProtector();

    /// <summary>A new token for a customer, and when it ends.</summary>
    public (string Token, DateTimeOffset ExpiresAt) Issue(
        TenantId tenant, ChannelId channel, CustomerId customer, string? name)
    {
        var expiresAt = time.GetUtcNow() + (VerifiedUser.Is(customer) ? VerifiedLifetime : Lifetime);
        var payload = Encoding.UTF8.GetBytes($"{tenant}\n{channel}\n{customer}\n{name}");
        return (Prefix + Convert.ToBase64String(_protector.Protect(payload, expiresAt)), expiresAt);
    }

    /// <summary>A customer nobody was before.</summary>
    public static CustomerId NewCustomer() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));

    /// <summary>Who holds the token, or null.</summary>
    public async ValueTask<ClaimsPrincipal?> ReadAsync(string? token, CancellationToken cancellationToken)
    {
        if (token is null || token.Length > 2048 || !token.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        string[] parts;
        try
        {
            var bytes = new byte[token.Length];
            if (!Convert.TryFromBase64String(token[Prefix.Length..], bytes, out var length))
            {
                return null;
            }

            parts = Encoding.UTF8.GetString(_protector.Unprotect(bytes[..length], out _)).Split('\n', 4);
        }
        catch (CryptographicException)
        {
            return null;
        }

        var definitions = await directory.FindAsync(new(parts[0]), cancellationToken);
        return definitions?.Channel(new(parts[1])) is null ? null : Principal(parts);
    }

    private static ClaimsPrincipal Principal(string[] parts)
    {
        var identity = new ClaimsIdentity(
            [new(Caller.Tenant, parts[0]), new(Caller.Channel, parts[1]), new(Caller.Customer, parts[2])],
            Schemes.Customer);
        if (parts[3].Length > 0)
        {
            identity.AddClaim(new(Caller.CustomerName, parts[3]));
        }

        return new(identity);
    }
}
