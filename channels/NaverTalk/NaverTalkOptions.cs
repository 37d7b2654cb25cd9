using System.Collections.Immutable;
using System.Net;
using Actors.Channels.Guarded;
using Actors.Domain;

namespace Actors.Channels.NaverTalk;

/// <summary>What joins a TalkTalk account.</summary>
public static class NaverTalkOptions
{
    /// <summary>The secret that the partner centre gives (<c>ct_…</c>).</summary>
    public const string Token = "token";

    /// <summary>Where the Send API is; Naver's own when left out.</summary>
    public const string BaseUrlSetting = "baseUrl";

    /// <summary>
    /// Whether a payment in the chat is approved: <c>approve</c>, or <c>refuse</c> (also when left out: nothing here knows the shop's stock).
    /// </summary>
    public const string Payments = "payments";

    /// <summary>
    /// Networks from which Naver calls, with commas; the word <c>naver</c> stands for those of its documents. Left out: any that knows the path.
    /// </summary>
    public const string Addresses = "addresses";

    private const string Naver = "https://gw.talk.naver.com";

    private const string NaversNetworks = "211.249.40.0/27,211.249.68.0/27,220.230.168.0/27";

    /// <summary>Where events are sent.</summary>
    internal static Uri SendUrl(ChannelAccount account) =>
        new((account.Setting(BaseUrlSetting) ?? Naver).TrimEnd('/') + "/chatbot/v1/event");

    /// <summary>Whether a payment in the chat is approved.</summary>
    public static bool ApprovesPayments(ChannelAccount account) => account.Setting(Payments) == "approve";

    /// <summary>Whether a call may come from an address.</summary>
    public static bool MayCall(ChannelAccount account, IPAddress? from) => CallingNetworks.Contain(Networks(account), from);

    private static string? Networks(ChannelAccount account) => account.Setting(Addresses)?.Replace("naver", NaversNetworks, StringComparison.Ordinal);

    internal static ImmutableArray<FieldProblem> Check(ChannelAccount account)
    {
        var problems = ImmutableArray.CreateBuilder<FieldProblem>();
        if (string.IsNullOrWhiteSpace(account.Secret(Token)))
        {
            problems.Add(new("secrets.token", "파트너센터의 API 토큰이 필요합니다.", "The token of the partner centre is needed."));
        }

        if (account.Setting(BaseUrlSetting) is { } url && OutgoingGuard.Check(url, out _) is not null)
        {
            problems.Add(new("settings.baseUrl", "http(s) 주소여야 합니다.", "An http or https address."));
        }

        if (CallingNetworks.Wrong(Networks(account)) is { } wrong)
        {
            problems.Add(CallingNetworks.Problem(wrong));
        }

        if (account.Setting(Payments) is not (null or "approve" or "refuse"))
        {
            problems.Add(new("settings.payments", "approve 또는 refuse여야 합니다.", "approve or refuse."));
        }

        return problems.DrainToImmutable();
    }
}
