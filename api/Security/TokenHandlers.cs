using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Actors.Domain;
using Actors.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Actors.Api.Security;

/// <summary>Customers sign in with their session token.</summary>
internal sealed class CustomerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, CustomerTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() =>
        await tokens.ReadAsync(BearerOf(Request), Context.RequestAborted) is { } user
            ? AuthenticateResult.Success(new(user, Scheme.Name))
            : AuthenticateResult.NoResult();

    internal static string? BearerOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } header && header.StartsWith("Bearer ", StringComparison.Ordinal)
            ? header["Bearer ".Length..]
            : null;
}

/// <summary>Programs sign in with <c>ak_TENANT_KEY_SECRET</c>.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TenantDirectory directory)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Prefix = "ak_";

    /// <summary>A new key, and the hash that is stored of it. The secret has 256 bits, so a plain hash is enough.</summary>
    public static (string Key, string Hash) Issue(TenantId tenant, ApiKeyId id)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return ($"{Prefix}{tenant}_{id}_{secret}", Hash(secret));
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var parts = CustomerHandler.BearerOf(Request)?.Split('_', 4) ?? [];
        if (parts.Length != 4 || !Slug.IsValid(parts[1]) || !Slug.IsValid(parts[2]))
        {
            return AuthenticateResult.NoResult();
        }

        var definitions = await directory.FindAsync(new(parts[1]), Context.RequestAborted);
        if (definitions?.ApiKey(new(parts[2])) is not { } key
            || !CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(key.SecretHash), Encoding.ASCII.GetBytes(Hash(parts[3]))))
        {
            return AuthenticateResult.Fail("Unknown key.");
        }

        var identity = new ClaimsIdentity([new(Caller.Tenant, parts[1]), new(Caller.Key, parts[2])], Scheme.Name);
        return AuthenticateResult.Success(new(new(identity), Scheme.Name));
    }

    private static string Hash(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
