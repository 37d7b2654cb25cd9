namespace Actors.Domain.AutoMessages;

/// <summary>What Kakao's system messages say by default; the agent's screen shows these whatever a tenant's own texts are.</summary>
public static class KakaoTexts
{
    /// <summary>The variable for the contractor's name.</summary>
    public const string ContractorVariable = "#{위탁사명}";

    /// <summary>What a customer writes to end a chat on Kakao.</summary>
    public const string EndWord = "!종료";

    private const string Start = "1:1채팅을 요청하셨습니다. 채팅 내용은 상담 품질 관리를 위해 #{위탁사명}에 저장됩니다. 상담을 시작하려면 메시지를 입력해주세요. "
        + "채팅을 원치 않으시면 \"!종료\"를 입력해주세요.(카톡)";

    /// <summary>The default text of one of Kakao's kinds.</summary>
    public static string Of(AutoMessageKind kind, string contractor) => kind switch
    {
        AutoMessageKind.KakaoStart => Fill(Start, contractor),
        AutoMessageKind.KakaoEnd => "상담이 종료되었습니다.(카톡)",
        AutoMessageKind.KakaoUnavailable => "지금은 상담이 불가합니다. 잠시 후 다시 문의해주세요.(카톡)",
        AutoMessageKind.KakaoAbsent => "지금은 상담원이 부재중입니다. 상담 시간에 다시 문의해주세요.(카톡)",
        AutoMessageKind.KakaoBotSwitch => "챗봇으로 전환되었습니다.(카톡)",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not one of Kakao's."),
    };

    /// <summary>A text with the contractor's name in place of the variable.</summary>
    public static string Fill(string text, string contractor) => text.Replace(ContractorVariable, contractor, StringComparison.Ordinal);
}
