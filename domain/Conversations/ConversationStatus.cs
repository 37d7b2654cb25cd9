using System.Text.Json.Serialization;

namespace Actors.Domain.Conversations;

/// <summary>Where a conversation stands; the names on the wire are those of the specification (<c>botEnded</c>).</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ConversationStatus>))]
public enum ConversationStatus
{
    /// <summary>No room: nothing was opened yet.</summary>
    None = 0,

    /// <summary>챗봇 진행중: the bot answers.</summary>
    Bot = 1,

    /// <summary>A person was asked for and nothing is decided yet: the bot is silent, the room is in no list.</summary>
    Requested = 2,

    /// <summary>상담대기: the hand-off is accepted, no agent yet.</summary>
    Waiting = 3,

    /// <summary>접수: assigned to an agent who has not answered yet.</summary>
    Received = 4,

    /// <summary>진행중: an agent has started or answered.</summary>
    Active = 5,

    /// <summary>보류: delegated and not resumed yet, or put on hold by its agent.</summary>
    Held = 6,

    /// <summary>종료: consulting is over.</summary>
    Ended = 7,

    /// <summary>챗봇 종료: closed by a refused hand-off, or by the bot's own end.</summary>
    BotEnded = 8,
}

/// <summary>What follows from a status.</summary>
public static class ConversationStatusExtensions
{
    /// <summary>From the request to its end: the bot answers nothing.</summary>
    public static bool IsConsulting(this ConversationStatus status) =>
        status is >= ConversationStatus.Requested and <= ConversationStatus.Held;

    /// <summary>Whether the conversation takes one place of its agent's capacity.</summary>
    public static bool TakesPlace(this ConversationStatus status) =>
        status is ConversationStatus.Received or ConversationStatus.Active;

    /// <summary>Over, until the customer writes again.</summary>
    public static bool IsOver(this ConversationStatus status) =>
        status is ConversationStatus.Ended or ConversationStatus.BotEnded;
}
