using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Actors.Domain.Admission;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;

namespace Actors.Domain.AutoMessages;

/// <summary>The kinds of automatic messages (auto-messages, "Kinds").</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AutoMessageKind>))]
public enum AutoMessageKind
{
    /// <summary>상담 인사말.</summary>
    Greeting = 1,

    /// <summary>상담 제목.</summary>
    Title = 2,

    /// <summary>Busy Time.</summary>
    Busy = 3,

    /// <summary>상담대기 인원.</summary>
    WaitingCount = 4,

    /// <summary>근무 시간 외.</summary>
    OffHours = 5,

    /// <summary>상담불가.</summary>
    Unavailable = 6,

    /// <summary>식사 시간.</summary>
    Meal = 7,

    /// <summary>상담건수 초과.</summary>
    OverLimit = 8,

    /// <summary>상담원 상담 종료 안내.</summary>
    AgentEnd = 9,

    /// <summary>Kakao's own at the start.</summary>
    KakaoStart = 10,

    /// <summary>Kakao's own at the end.</summary>
    KakaoEnd = 11,

    /// <summary>Kakao's own, asked for by us: nobody can answer.</summary>
    KakaoUnavailable = 12,

    /// <summary>Kakao's own, asked for by us: nobody is there.</summary>
    KakaoAbsent = 13,

    /// <summary>Kakao's own at the switch to the bot.</summary>
    KakaoBotSwitch = 14,
}

/// <summary>As whose words somebody sees a message.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<SeenAs>))]
public enum SeenAs
{
    /// <summary>The bot's.</summary>
    Bot = 1,

    /// <summary>The agent's.</summary>
    Agent = 2,

    /// <summary>The customer's own.</summary>
    Customer = 3,

    /// <summary>KakaoTalk's.</summary>
    Kakao = 4,
}

/// <summary>What follows from whose words something is.</summary>
public static class SeenAsExtensions
{
    /// <summary>As a speaker of the transcript; Kakao's own words are nobody's of ours.</summary>
    public static Speaker AsSpeaker(this SeenAs seen) => seen switch
    {
        SeenAs.Agent => Speaker.Agent,
        SeenAs.Customer => Speaker.Customer,
        SeenAs.Kakao => Speaker.System,
        _ => Speaker.Bot,
    };
}

/// <summary>Why a message was sent, or why one was not.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<MessageRule>))]
public enum MessageRule
{
    /// <summary>Sent: it is ON and an agent got the conversation.</summary>
    OnAtAssignment = 1,

    /// <summary>Sent: the agent has other conversations in <c>received</c>.</summary>
    OthersAreReceived = 2,

    /// <summary>Sent: busy was to come at the customer's next message, which this is.</summary>
    AtTheNextMessage = 3,

    /// <summary>Sent: the customer wrote again and 5 minutes or more have passed since it was last sent.</summary>
    AgainAfterFiveMinutes = 4,

    /// <summary>Sent: it answers a request that waits or is refused for a case.</summary>
    AnswersTheCase = 5,

    /// <summary>Sent: a chat is opened by somebody who is not served.</summary>
    AtOpening = 6,

    /// <summary>Sent: every message of somebody who is not served gets it.</summary>
    AtEveryMessage = 7,

    /// <summary>Sent: the customer wrote again, 5 minutes or more have passed, and the case still holds.</summary>
    CaseStillHolds = 8,

    /// <summary>Sent: a refused request ends the chat with the bot.</summary>
    RefusalEnds = 9,

    /// <summary>Sent: the chat begins.</summary>
    ChatBegins = 10,

    /// <summary>Sent: the agent ended consulting.</summary>
    AgentEnded = 11,

    /// <summary>Sent: the customer ended the chat.</summary>
    CustomerEnded = 12,

    /// <summary>Sent: the conversation went back to the bot.</summary>
    SwitchedToBot = 13,

    /// <summary>Sent: the conversation ended unattended, and Kakao shows every end.</summary>
    EndedUnattended = 14,

    /// <summary>Silent: it is OFF.</summary>
    IsOff = 50,

    /// <summary>Silent: a Kakao channel without a bot gets none of these.</summary>
    KakaoWithoutBot = 51,

    /// <summary>Silent: it went out at an earlier assignment of this hand-off.</summary>
    AlreadySent = 52,

    /// <summary>Silent: it comes at the customer's next message.</summary>
    WaitsForTheNextMessage = 53,

    /// <summary>Silent: 5 minutes have not passed since it was last sent.</summary>
    TooSoon = 54,

    /// <summary>Silent: the agent has answered.</summary>
    AgentHasAnswered = 55,

    /// <summary>Silent: the agent has no other conversation in <c>received</c>.</summary>
    NobodyElseIsReceived = 56,

    /// <summary>Silent: it was OFF when the agent got the conversation, and goes out at no other moment.</summary>
    WasOffAtAssignment = 57,

    /// <summary>Silent: the case because of which it waits no longer holds.</summary>
    CaseIsOver = 58,

    /// <summary>Silent: admitted, and a manager must assign it.</summary>
    DistributionIsManual = 59,

    /// <summary>Silent: admitted, and everybody who takes part is at capacity.</summary>
    NobodyIsFree = 60,

    /// <summary>Silent: nothing goes out at this moment on this channel.</summary>
    NotOnThisChannel = 61,

    /// <summary>Silent: not again between <c>bot</c> or <c>waiting</c> and the end.</summary>
    ChatHasBegun = 62,

    /// <summary>Silent: no agent ended it.</summary>
    NoAgentEnded = 63,

    /// <summary>Silent: the Kakao session is gone.</summary>
    SessionIsGone = 64,
}

/// <summary>Why a message was sent.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Case">The case of admission that it answers, where it answers one.</param>
public sealed record MessageReason(MessageRule Rule, AdmissionCase? Case = null);

/// <summary>One automatic message as it goes out.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What it says.</param>
/// <param name="CustomerSees">As whose words the customer sees it.</param>
/// <param name="AgentSees">As whose words the agent sees it.</param>
/// <param name="AgentKind">The kind that the agent's screen shows, where it differs.</param>
/// <param name="Reason">Why it is sent.</param>
/// <param name="Image">An image besides, or null.</param>
/// <param name="Links">Link buttons.</param>
/// <param name="AddChannel">Whether Kakao's fixed notice with the add-channel button follows under it.</param>
/// <param name="Choices">Keyword buttons: what they say counts as the customer's words.</param>
/// <param name="AgentText">What the agent's screen shows, without image and buttons, where it differs.</param>
public sealed record AutoMessage(
    AutoMessageKind Kind, string Text, SeenAs CustomerSees, SeenAs AgentSees, AutoMessageKind? AgentKind, MessageReason Reason,
    string? Image = null, ImmutableArray<LinkButton> Links = default, bool AddChannel = false,
    ImmutableArray<string> Choices = default, string? AgentText = null)
{
    /// <summary>Keyword buttons.</summary>
    public ImmutableArray<string> Choices { get; init; } = Choices.OrEmpty();

    /// <summary>Link buttons.</summary>
    public ImmutableArray<LinkButton> Links { get; init; } = Links.OrEmpty();
}

/// <summary>A message that might have been sent, and why it was not.</summary>
public sealed record Silence(AutoMessageKind Kind, MessageRule Rule);

/// <summary>What goes out at a moment, in order, and what does not.</summary>
/// <param name="Sent">What goes out.</param>
/// <param name="Silent">What does not, each with its reason.</param>
public sealed record MessageChoice(ImmutableArray<AutoMessage> Sent, ImmutableArray<Silence> Silent)
{
    /// <summary>Nothing is at stake.</summary>
    public static MessageChoice Nothing { get; } = new([], []);

    /// <summary>One message.</summary>
    public static MessageChoice Of(AutoMessage message) => new([message], []);

    /// <summary>One silence.</summary>
    public static MessageChoice Of(AutoMessageKind kind, MessageRule rule) => new([], [new(kind, rule)]);

    /// <summary>This, then another.</summary>
    public MessageChoice Then(MessageChoice next) => new(Sent.AddRange(next.Sent), Silent.AddRange(next.Silent));
}
