namespace Actors.Channels.NaverTalk;

/// <summary>What comes back with a press of one of our buttons. A shop's fixed menu may use the first two as well.</summary>
public static class NaverTalkCodes
{
    /// <summary>상담원 연결.</summary>
    public const string Connect = "actors:connect";

    /// <summary>챗봇 전환.</summary>
    public const string ToBot = "actors:bot";

    private const string Says = "say:";

    /// <summary>The code of a button that speaks: its title may be shortened, these are all its words.</summary>
    public static string Of(string words) => Says + words;

    /// <summary>The words of a code, or null for one that is not ours.</summary>
    public static string? WordsOf(string? code) =>
        code?.StartsWith(Says, StringComparison.Ordinal) == true ? code[Says.Length..] : null;
}
