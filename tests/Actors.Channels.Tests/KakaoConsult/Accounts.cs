using System.Collections.Immutable;
using Actors.Domain.Conversations;

namespace Actors.Channels.Tests.KakaoConsult;

/// <summary>Accounts of both forms of dealer.</summary>
internal static class Accounts
{
    public const string SenderKey = "0123456789abcdef0123456789abcdef01234567";

    public static ChannelAccount Hub(Uri baseUrl) => Of(baseUrl, "hub", ("partnerKey", "partner-secret-1"));

    public static ChannelAccount Relay(Uri baseUrl) => Of(baseUrl, "relay", ("clientId", "client-id-1"), ("clientSecret", "client-secret-1"));

    private static ChannelAccount Of(Uri baseUrl, string dealer, params (string Name, string Value)[] secrets) => new(
        new("acme"), new("kakao"), ChannelType.Kakao,
        ImmutableSortedDictionary<string, string>.Empty.Add("dealer", dealer).Add("baseUrl", baseUrl.AbsoluteUri).Add("senderKey", SenderKey)
            .Add("botEvent", "home"),
        secrets.ToImmutableSortedDictionary(secret => secret.Name, secret => secret.Value));
}
