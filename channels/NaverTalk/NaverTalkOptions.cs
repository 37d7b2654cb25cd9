using System.Collections.Immutable;
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

    private const string Naver = "https://gw.talk.naver.com";

    /// <summary>Where events are sent.</summary>
    internal static Uri SendUrl(ChannelAccount account) =>
        new((account.Setting(BaseUrlSetting) ?? Naver).TrimEnd('/') + "/chatbot/v1/event");

    /// <summary>Whether a payment in the chat is approved.</summary>
    public static bool ApprovesPayments(ChannelAccount account) => account.Setting(Payments) == "approve";

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

        if (account.Setting(Payments) is not (null or "approve" or "refuse"))
        {
            problems.Add(new("settings.payments", "approve 또는 refuse여야 합니다.", "approve or refuse."));
        }

        return problems.DrainToImmutable();
    }
}
