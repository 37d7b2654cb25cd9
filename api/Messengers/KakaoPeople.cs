using System.Security.Cryptography;
using Actors.Channels.KakaoBuilder;
using Actors.Channels.KakaoConsult;
using Actors.Domain;
using Actors.Domain.Conversations;

namespace Actors.Api.Messengers;

/// <summary>
/// One person on KakaoTalk is one customer: whom the bot knows by the channel's key or the app's id, and whom the dealer knows by a key of its own.
/// </summary>
internal sealed class KakaoPeople(CustomerAliases aliases)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private const int TokenLength = 32;

    /// <summary>A new token for a start link that leads to a customer: letters and digits, as Kakao lets through.</summary>
    public async Task<string> NewStartLinkAsync(TenantId tenant, ChannelId channel, CustomerId customer, CancellationToken cancellationToken)
    {
        var token = RandomNumberGenerator.GetString(Letters, TokenLength);
        await aliases.RememberAsync(tenant, channel, AliasKind.StartLink, token, customer, cancellationToken);
        return token;
    }

    /// <summary>Who starts a session: whoever the start link or the app's id says; from then on the dealer's key says so too.</summary>
    public async Task<CustomerId> ComesAsync(MessengerAccount account, KakaoVisitor visitor, CancellationToken cancellationToken)
    {
        var (tenant, channel, own) = (account.Tenant, account.Channel.Id, new CustomerId(visitor.UserKey));
        if (await aliases.FindAsync(tenant, channel, AliasKind.Visitor, visitor.UserKey, cancellationToken) is { } known)
        {
            return known;
        }

        var customer = await aliases.FindAsync(tenant, channel, AliasKind.StartLink, visitor.Extra, cancellationToken)
            ?? await aliases.FindAsync(tenant, channel, AliasKind.App, visitor.AppUser, cancellationToken)
            ?? own;
        if (customer != own)
        {
            await aliases.RememberAsync(tenant, channel, AliasKind.Visitor, visitor.UserKey, customer, cancellationToken);
        }

        if (visitor.AppUser is { } app)
        {
            await aliases.RememberAsync(tenant, channel, AliasKind.App, app, customer, cancellationToken);
        }

        return customer;
    }

    /// <summary>Whose key it is.</summary>
    public async Task<CustomerId> OfAsync(MessengerAccount account, KakaoVisitor visitor, CancellationToken cancellationToken) =>
        await aliases.FindAsync(account.Tenant, account.Channel.Id, AliasKind.Visitor, visitor.UserKey, cancellationToken) ?? new(visitor.UserKey);

    /// <summary>The room of whoever asks a skill: on the consult talk account behind it, where Kakao says who it is there; else the builder's own.</summary>
    public async Task<(ChannelId Channel, CustomerId Customer)> RoomOfAsync(
        MessengerAccount account, SkillRequest request, CancellationToken cancellationToken)
    {
        if (account.Account.Setting(Domain.Tenants.ChannelConnection.Consult) is not { } consult || request.IsGroup
            || account.Definitions.Channel(new(consult)) is not { Type: ChannelType.Kakao } talk)
        {
            return (account.Channel.Id, request.User);
        }

        var person = OperationKey.IsValid(request.ChannelUser) ? request.ChannelUser : null;
        var customer = await aliases.FindAsync(account.Tenant, talk.Id, AliasKind.App, request.AppUser, cancellationToken)
            ?? await aliases.FindAsync(account.Tenant, talk.Id, AliasKind.Visitor, person, cancellationToken)
            ?? (person is null ? (CustomerId?)null : new(person));
        if (customer is not { } found)
        {
            return (account.Channel.Id, request.User);
        }

        if (request.AppUser is { } app && !request.IsTrial)
        {
            await aliases.RememberAsync(account.Tenant, talk.Id, AliasKind.App, app, found, cancellationToken);
        }

        return (talk.Id, found);
    }
}
