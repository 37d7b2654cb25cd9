using System.Security.Cryptography;
using System.Text;
using Actors.Domain;
using Actors.Storage;

namespace Actors.Api.Messengers;

/// <summary>
/// What else a customer of a consult talk account is called: the key under which the dealer knows the person, the person's id in the business' own Kakao
/// app, the token of a start link. Each leads to one customer, the first that it was said of, durably.
/// </summary>
internal sealed class CustomerAliases(IGrainStateStore store)
{
    private const string Name = "customer-alias";

    /// <summary>Whose name it is; null where nobody said.</summary>
    public async Task<CustomerId?> FindAsync(TenantId tenant, ChannelId channel, AliasKind kind, string? alias, CancellationToken cancellationToken) =>
        alias is null ? null
        : await store.ReadAsync(Name, KeyOf(tenant, channel, kind, alias), cancellationToken) is var (data, _)
            ? new CustomerId(Encoding.UTF8.GetString(data.Span))
            : null;

    /// <summary>Says whose name it is, unless that was said before.</summary>
    public Task RememberAsync(
        TenantId tenant, ChannelId channel, AliasKind kind, string alias, CustomerId customer, CancellationToken cancellationToken) =>
        store.WriteAsync(Name, KeyOf(tenant, channel, kind, alias), Encoding.UTF8.GetBytes(customer.Value), null, cancellationToken);

    /// <summary>Of any length, and nobody reads an app's ids out of it.</summary>
    private static string KeyOf(TenantId tenant, ChannelId channel, AliasKind kind, string alias) =>
        $"{tenant}/{channel}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{alias}")))}";
}

/// <summary>What kind of name it is.</summary>
internal enum AliasKind
{
    /// <summary>The dealer's key of the person.</summary>
    Visitor = 0,

    /// <summary>The person's id in the business' own Kakao app.</summary>
    App = 1,

    /// <summary>The token of a start link.</summary>
    StartLink = 2,
}
