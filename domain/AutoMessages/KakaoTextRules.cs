using System.Collections.Immutable;
using System.Text;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;

namespace Actors.Domain.AutoMessages;

/// <summary>What a tenant's own text of a Kakao system message must be to be applied for (auto-messages, "Kakao system messages").</summary>
public static class KakaoTextRules
{
    /// <summary>Longest text, in Unicode characters, the variable counted as it is written.</summary>
    public const int LongestText = 200;

    /// <summary>Most buttons.</summary>
    public const int MostButtons = 5;

    /// <summary>Longest label of a button, in UTF-16 units, as of link buttons elsewhere.</summary>
    public const int LongestLabel = 20;

    private static readonly string[] WordsForStoring = ["저장", "보관"];

    /// <summary>Everything that keeps a text from being applied for; empty where nothing does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hasBot">Whether a bot answers on the channel account.</param>
    public static ImmutableArray<FieldProblem> Check(KakaoText text, bool hasBot)
    {
        var problems = new List<FieldProblem>();
        Kind(text.Kind, hasBot, problems);
        if (string.IsNullOrWhiteSpace(text.Text) || !PlainText.IsWellFormed(text.Text) || text.Text.EnumerateRunes().Count() > LongestText)
        {
            problems.Add(new("text", $"1자에서 {LongestText}자까지의 글이어야 합니다.", $"A text of 1 to {LongestText} characters."));
        }
        else if (text.Kind == AutoMessageKind.KakaoStart)
        {
            Start(text.Text, problems);
        }

        Buttons(text.Buttons, problems);
        return [.. problems];
    }

    /// <summary>What is allowed and should be thought over: with a bot, a keyword under the start message.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hasBot">Whether a bot answers on the channel account.</param>
    public static ImmutableArray<FieldProblem> Warnings(KakaoText text, bool hasBot) =>
        !hasBot || text.Kind != AutoMessageKind.KakaoStart ? []
        : [
            .. from place in Enumerable.Range(0, text.Buttons.Length)
               where text.Buttons[place].Url is null
               select new FieldProblem(
                   $"buttons[{place}]", "챗봇이 있는 채널에서는 시작 메시지의 키워드 버튼을 누르면 그 말이 고객의 말로 챗봇에 전달됩니다.",
                   "With a bot, what a keyword button under the start message says goes to the bot as the customer's words."),
        ];

    private static void Kind(AutoMessageKind kind, bool hasBot, List<FieldProblem> problems)
    {
        if (kind is < AutoMessageKind.KakaoStart or > AutoMessageKind.KakaoBotSwitch)
        {
            problems.Add(new(
                "kind", "카카오 시스템 메시지만 신청할 수 있습니다: kakaoStart, kakaoEnd, kakaoUnavailable, kakaoAbsent, kakaoBotSwitch.",
                "One of kakaoStart, kakaoEnd, kakaoUnavailable, kakaoAbsent, kakaoBotSwitch."));
        }
        else if (kind == AutoMessageKind.KakaoBotSwitch && !hasBot)
        {
            problems.Add(new("kind", "챗봇이 없는 채널에는 챗봇 전환 메시지가 없습니다.", "A channel without a bot never shows kakaoBotSwitch."));
        }
    }

    private static void Start(string text, List<FieldProblem> problems)
    {
        if (!text.Contains(KakaoTexts.ContractorVariable, StringComparison.Ordinal))
        {
            problems.Add(new(
                "text", $"시작 메시지에는 {KakaoTexts.ContractorVariable}이 들어 있어야 합니다.",
                $"The start message must hold {KakaoTexts.ContractorVariable}, the contractor's name."));
        }

        if (!WordsForStoring.Any(word => text.Contains(word, StringComparison.Ordinal)))
        {
            problems.Add(new(
                "text", "시작 메시지에는 채팅 내용이 저장(보관)된다는 안내가 들어 있어야 합니다.",
                $"The start message must say that the chat is stored there: {string.Join(" or ", WordsForStoring)}."));
        }

        if (!text.Contains(KakaoTexts.EndWord, StringComparison.Ordinal))
        {
            problems.Add(new(
                "text", $"시작 메시지에는 채팅을 끝내는 방법({KakaoTexts.EndWord})이 들어 있어야 합니다.",
                $"The start message must say how to end the chat: {KakaoTexts.EndWord}."));
        }
    }

    private static void Buttons(ImmutableArray<KakaoButton> buttons, List<FieldProblem> problems)
    {
        if (buttons.Length > MostButtons)
        {
            problems.Add(new("buttons", $"버튼은 {MostButtons}개까지입니다.", $"Up to {MostButtons} buttons."));
        }

        for (var i = 0; i < Math.Min(buttons.Length, MostButtons); i++)
        {
            var button = buttons[i];
            if (string.IsNullOrWhiteSpace(button?.Label) || button.Label.Length > LongestLabel || button.Label.Any(char.IsControl)
                || !PlainText.IsWellFormed(button.Label) || (button.Url is not null && !SettingsRules.IsHttps(button.Url)))
            {
                problems.Add(new(
                    $"buttons[{i}]", $"버튼에는 {LongestLabel}자까지의 이름이 있어야 하고, 링크라면 https 주소여야 합니다.",
                    $"A button has a label of up to {LongestLabel} characters, and a link an https address."));
            }
        }
    }
}
