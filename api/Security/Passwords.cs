using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Actors.Domain;
using Actors.Domain.Tenants;
using Actors.Storage;
using Microsoft.AspNetCore.Identity;

namespace Actors.Api.Security;

/// <summary>Signs people in by <c>agent@tenant</c> and password. Passwords are generated, stored as hashes only, and never built in.</summary>
public sealed class Passwords(TenantDirectory directory)
{
    private static readonly PasswordHasher<AgentDefinition> Hasher = new();

    /// <summary>What an unknown name is compared with, so that its answer takes as long as a known one's.</summary>
    private static readonly string Nobody = Hasher.HashPassword(null!, "nobody");

    /// <summary>A new password of 96 random bits, and the hash that is stored of it.</summary>
    public static (string Password, string Hash) Generate()
    {
        var password = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12));
        return (password, Hasher.HashPassword(null!, password));
    }

    /// <summary>The identity of a person who knows the password, or null.</summary>
    internal async Task<ClaimsPrincipal?> SignInAsync(
        string? login, string? password, string scheme, CancellationToken cancellationToken)
    {
        var parts = login?.Split('@') ?? [];
        var (agent, tenant) = parts is [var a, var t] && Slug.IsValid(a) && Slug.IsValid(t)
            ? (new AgentId(a), new TenantId(t))
            : default;
        var definition = tenant.Value is null
            ? null
            : (await directory.FindAsync(tenant, cancellationToken))?.Agent(agent);
        var verdict = Hasher.VerifyHashedPassword(definition!, definition?.PasswordHash ?? Nobody, password ?? "");
        if (definition is null || verdict == PasswordVerificationResult.Failed)
        {
            return null;
        }

        return new(new ClaimsIdentity(
            [
                new(Caller.Tenant, tenant.Value!), new(Caller.Agent, agent.Value),
                new(ClaimTypes.Role, definition.Role.ToString()), new(Caller.Password, Stamp(definition)),
            ],
            scheme));
    }

    /// <summary>Whether the person still exists with the same password and role.</summary>
    internal static async ValueTask<bool> IsStillValidAsync(
        TenantDirectory directory, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var definition = (await directory.FindAsync(user.TenantId(), cancellationToken))?.Agent(user.AgentId());
        return definition is not null
            && definition.Role.ToString() == user.FindFirstValue(ClaimTypes.Role)
            && Stamp(definition) == user.FindFirstValue(Caller.Password);
    }

    /// <summary>Changes with the password, says nothing of it.</summary>
    private static string Stamp(AgentDefinition agent) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(agent.PasswordHash)).AsSpan(0, 9));
}
