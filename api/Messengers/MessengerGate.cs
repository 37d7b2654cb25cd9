using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Actors.Api.Limits;
using Actors.Api.Problems;
using Actors.Channels;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;
using Actors.Storage;
using Microsoft.AspNetCore.Http;

namespace Actors.Api.Messengers;

/// <summary>Whose messenger calls: the secret in the path is the only thing that says so. A stranger is not told which part of it was wrong.</summary>
internal sealed class MessengerGate(TenantDirectory directory, ISecretBox secrets, CallerLimits limits)
{
    private const int SecretBytes = 24;

    /// <summary>A new secret of a path, and what is kept of it.</summary>
    public static (string Secret, string Hash) NewPath()
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        return (secret, ChannelConnection.HashOf(secret));
    }

    /// <summary>The path on which an account's messenger calls.</summary>
    public static string PathOf(TenantId tenant, ChannelId channel, string secret) => $"/v1/hooks/{tenant}/{channel}/{secret}";

    /// <summary>The account, its secrets opened; null where the path is nobody's.</summary>
    public async ValueTask<MessengerAccount?> EnterAsync(
        string tenant, string channel, string secret, ChannelType type, CancellationToken cancellationToken)
    {
        var definitions = Slug.IsValid(tenant) && Slug.IsValid(channel) ? await directory.FindAsync(new(tenant), cancellationToken) : null;
        var known = definitions?.Channel(new(channel));
        var connection = known?.Type == type ? known.Connection : null;

        // Compared in the same time, whether there is such an account or not.
        var isRight = CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(ChannelConnection.HashOf(secret)), Encoding.ASCII.GetBytes(connection?.PathHash ?? ChannelConnection.HashOf("")));
        return isRight && connection?.PathHash is not null && Open(connection) is { } opened
            ? new(definitions!, known!, new(definitions!.Tenant!.Value, known!.Id, type, connection.Settings, opened))
            : null;
    }

    /// <summary>Why the account's messenger may not bring more just now, or null.</summary>
    public ProblemResult? Refusal(MessengerAccount account, HttpContext context) => limits.Refusal(account.Tenant, account.Channel.Id, context);

    /// <summary>The whole body, or null where it is larger than the edge takes.</summary>
    public static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }

    /// <summary>What a path that is nobody's is told.</summary>
    public static ProblemResult Nobody => new(EdgeProblems.NoSuchPath);

    private System.Collections.Immutable.ImmutableSortedDictionary<string, string>? Open(ChannelConnection connection)
    {
        var opened = System.Collections.Immutable.ImmutableSortedDictionary.CreateBuilder<string, string>();
        foreach (var (name, value) in connection.Secrets)
        {
            if (secrets.Open(value) is not { } secret)
            {
                return null;
            }

            opened[name] = secret;
        }

        return opened.ToImmutable();
    }
}

/// <summary>The account of a messenger that calls.</summary>
/// <param name="Definitions">Its tenant.</param>
/// <param name="Channel">The account as it is defined.</param>
/// <param name="Account">The account as its connector sees it.</param>
internal sealed record MessengerAccount(TenantState Definitions, ChannelDefinition Channel, ChannelAccount Account)
{
    public TenantId Tenant => Account.Tenant;
}
