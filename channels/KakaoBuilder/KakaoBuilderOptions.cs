using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Actors.Channels.Guarded;
using Actors.Domain;
using Actors.Domain.Tenants;

namespace Actors.Channels.KakaoBuilder;

/// <summary>
/// What joins a channel account to a bot of Kakao i Open Builder. Everything may be left out; <see cref="ChannelConnection.Consult"/> names the
/// consult talk account on which its customers are consulted.
/// </summary>
public static class KakaoBuilderOptions
{
    /// <summary>The name of a header that the bot's skill is set to send.</summary>
    public const string HeaderName = "headerName";

    /// <summary>The secret value of that header.</summary>
    public const string Header = "header";

    /// <summary>The address of a development host that callbacks may go to besides Kakao's own.</summary>
    public const string CallbackHost = "callbackHost";

    /// <summary>Shown in place of an answer that comes later by a callback.</summary>
    public const string LaterText = "laterText";

    /// <summary>Shown where no answer came in time.</summary>
    public const string WaitingText = "waitingText";

    /// <summary>Shown where something went wrong on our side.</summary>
    public const string ErrorText = "errorText";

    /// <summary>Shown where a person has the conversation: the bot is silent, and Kakao wants an answer.</summary>
    public const string ConsultingText = "consultingText";

    /// <summary>Longest of these texts, in UTF-16 units.</summary>
    public const int LongestText = 400;

    private const string Kakao = "https://bot-api.kakao.com/";

    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        [LaterText] = "답을 찾고 있어요. 잠시만 기다려 주세요.",
        [WaitingText] = "답변을 준비하고 있어요. 잠시 후 다시 말씀해 주세요.",
        [ErrorText] = "일시적인 문제로 답변하지 못했어요. 잠시 후 다시 말씀해 주세요.",
        [ConsultingText] = "상담이 진행 중이에요. 상담원의 답변을 기다려 주세요.",
    };

    /// <summary>One of the texts: the account's own, or the usual one.</summary>
    public static string Text(ChannelAccount account, string name) => account.Setting(name) ?? Texts[name];

    /// <summary>Whether a request has the secret header, where the account asks for one; in constant time.</summary>
    /// <param name="account">The account.</param>
    /// <param name="headerOf">The value of a header of the request, or null.</param>
    public static bool IsKakao(ChannelAccount account, Func<string, string?> headerOf) =>
        account.Secret(Header) is not { } secret
        || CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(secret)),
            SHA256.HashData(Encoding.UTF8.GetBytes(headerOf(account.Setting(HeaderName) ?? "") ?? "")));

    /// <summary>Whether an answer may be sent to an address that a request names: Kakao's, or the configured development host's.</summary>
    public static bool MayCall(ChannelAccount account, Uri callback) =>
        callback.UserInfo.Length == 0
        && (callback.AbsoluteUri.StartsWith(Kakao, StringComparison.Ordinal)
            || (Uri.TryCreate(account.Setting(CallbackHost), UriKind.Absolute, out var host)
                && (host.Scheme, host.Host, host.Port) == (callback.Scheme, callback.Host, callback.Port)));

    internal static ImmutableArray<FieldProblem> Check(ChannelAccount account)
    {
        var problems = ImmutableArray.CreateBuilder<FieldProblem>();
        if (account.Secret(Header) is not null == string.IsNullOrWhiteSpace(account.Setting(HeaderName)))
        {
            problems.Add(new("secrets.header", "헤더 이름(settings.headerName)과 값을 함께 넣어 주세요.", "The name (settings.headerName) and the value of the header go together."));
        }

        if (account.Setting(HeaderName) is { } name && !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-'))
        {
            problems.Add(new("settings.headerName", "영문자, 숫자, 하이픈만 쓸 수 있습니다.", "Letters, digits and hyphens."));
        }

        if (account.Setting(CallbackHost) is { } host && OutgoingGuard.Check(host, out _) is not null)
        {
            problems.Add(new("settings.callbackHost", "http(s) 주소여야 합니다.", "An http or https address."));
        }

        foreach (var text in Texts.Keys.Where(text => account.Setting(text) is { } own && (own.Length > LongestText || string.IsNullOrWhiteSpace(own))))
        {
            problems.Add(new($"settings.{text}", $"1~{LongestText}자여야 합니다.", $"1 to {LongestText} characters."));
        }

        return problems.DrainToImmutable();
    }
}
