using System.Collections.Immutable;
using Actors.Channels.Guarded;
using Actors.Domain;
using Actors.Domain.Tenants;

namespace Actors.Channels.KakaoConsult;

/// <summary>
/// What a consult talk account is set to: the dealer's form and address, the sender key, the dealer's keys. What the dealers' documents leave open is a
/// setting here.
/// </summary>
/// <param name="Dealer">The form of the dealer's calls.</param>
/// <param name="BaseUrl">Where the dealer is called.</param>
/// <param name="SenderKey">발신프로필 of the channel, up to 40 characters.</param>
/// <param name="PartnerKey">The hub partner's key, a part of the path; the hub form's secret.</param>
/// <param name="ClientId">The relay form's first secret.</param>
/// <param name="ClientSecret">The relay form's second secret.</param>
/// <param name="BotEvent">The bot event that a switch to the bot calls, up to 100 characters, or null: none.</param>
/// <param name="Addresses">Networks from which the dealer calls us; null: any that knows the path. See <see cref="CallingNetworks"/>.</param>
public sealed record KakaoConsultOptions(
    KakaoDealer Dealer, Uri BaseUrl, string SenderKey, string? PartnerKey, string? ClientId, string? ClientSecret, string? BotEvent,
    string? Addresses)
{
    private static readonly string[] Known = ["dealer", "baseUrl", "senderKey", "botEvent", MediaHosts.Setting, "addresses", ChannelConnection.ConnectButton];

    /// <summary>Reads an account; with problems where something is wrong, and then no options.</summary>
    public static (KakaoConsultOptions? Options, ImmutableArray<FieldProblem> Problems) Read(ChannelAccount account)
    {
        var problems = ImmutableArray.CreateBuilder<FieldProblem>();
        void Wrong(string field, string korean, string english) => problems.Add(new(field, korean, english));

        KakaoDealer? dealer = account.Setting("dealer") switch { "hub" => KakaoDealer.Hub, "relay" => KakaoDealer.Relay, _ => null };
        if (dealer is null)
        {
            Wrong("settings.dealer", "hub 또는 relay 중 하나여야 합니다.", "Must be hub or relay.");
        }

        if (OutgoingGuard.Check(account.Setting("baseUrl"), out var baseUrl) is not null || baseUrl!.Query.Length > 0)
        {
            Wrong("settings.baseUrl", "http 또는 https 주소여야 합니다.", "Must be an http or https address without a query.");
        }

        if (account.Setting("senderKey") is not { Length: >= 1 and <= 40 } senderKey || !senderKey.All(char.IsAsciiLetterOrDigit))
        {
            senderKey = "";
            Wrong("settings.senderKey", "영문자와 숫자 40자까지의 발신프로필 키여야 합니다.", "Must be the sender key: up to 40 ASCII letters and digits.");
        }

        if (account.Setting("botEvent") is { Length: > 100 })
        {
            Wrong("settings.botEvent", "100자까지입니다.", "At most 100 characters.");
        }

        if (account.Setting(ChannelConnection.ConnectButton) is not (null or "on" or "off"))
        {
            Wrong($"settings.{ChannelConnection.ConnectButton}", "on 또는 off 중 하나여야 합니다.", "Must be on or off.");
        }

        foreach (var name in account.Settings.Keys.Except(Known))
        {
            Wrong($"settings.{name}", "알 수 없는 설정입니다.", "No such setting.");
        }

        string[] secrets = dealer == KakaoDealer.Hub ? ["partnerKey"] : dealer == KakaoDealer.Relay ? ["clientId", "clientSecret"] : [];
        foreach (var name in secrets.Where(name => account.Secret(name) is not { Length: >= 1 } value || !value.All(sign => sign is > ' ' and < (char)127 and not '/')))
        {
            Wrong($"secrets.{name}", "딜러가 준 값을 넣어 주세요.", "Must be what the dealer gave you.");
        }

        foreach (var name in dealer is null ? [] : account.Secrets.Keys.Except(secrets))
        {
            Wrong($"secrets.{name}", "이 딜러 형식에 없는 값입니다.", "This form of dealer has no such secret.");
        }

        if (CallingNetworks.Wrong(account.Setting("addresses")) is { } wrong)
        {
            problems.Add(CallingNetworks.Problem(wrong));
        }

        return problems.Count > 0 ? (null, problems.DrainToImmutable()) : (new(
            dealer!.Value, baseUrl!, senderKey, account.Secret("partnerKey"), account.Secret("clientId"), account.Secret("clientSecret"),
            account.Setting("botEvent") is { Length: > 0 } botEvent ? botEvent : null,
            account.Setting("addresses")), []);
    }

    /// <summary>Whether a link leads to Kakao itself, so that nothing need be uploaded there.</summary>
    public static bool IsKakaos(Uri address) => MediaHosts.IsOneOf(address, MediaHosts.Kakaos);
}

/// <summary>The forms of dealers' calls (channels, 2.2).</summary>
public enum KakaoDealer
{
    /// <summary>Kakao's own: the partner's key is a part of the path.</summary>
    Hub,

    /// <summary>A relay with two headers.</summary>
    Relay,
}
