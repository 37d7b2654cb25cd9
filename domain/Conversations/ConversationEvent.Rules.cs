using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Actors.Domain.Admission;
using Actors.Domain.AutoMessages;
using Actors.Domain.Media;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;

namespace Actors.Domain.Conversations;

/// <summary>A customer came who has no room yet; until one is opened, only the journal knows.</summary>
public sealed record CustomerArrived(Room Room, DateTimeOffset At) : ConversationEvent(At);

/// <summary>What a customer did or wrote was not served: it is journaled, opens no room and reaches no bot.</summary>
/// <param name="Case">Why; null for who left by an own word before a room was opened.</param>
/// <param name="Text">What the customer wrote, or null.</param>
/// <param name="Id">The id of that message, or null.</param>
/// <param name="At">When.</param>
/// <param name="Attachments">Images and files with it, or null.</param>
/// <param name="Media">What the messenger keeps of it, or null: nobody copies it.</param>
public sealed record CustomerTurnedAway(
    AdmissionCase? Case, MessageText? Text, string? Id, DateTimeOffset At, ImmutableArray<Attachment>? Attachments = null,
    ImmutableArray<CustomerMedia>? Media = null)
    : ConversationEvent(At);

/// <summary>An open web chat whose input was blocked may be written in again.</summary>
public sealed record CustomerServedAgain(DateTimeOffset At) : ConversationEvent(At);

/// <summary>A manager blocked the customer.</summary>
public sealed record CustomerBlocked(AgentId By, DateTimeOffset At) : ConversationEvent(At);

/// <summary>A manager let the customer in again.</summary>
public sealed record CustomerUnblocked(AgentId By, DateTimeOffset At) : ConversationEvent(At);

/// <summary>The room, or the request that follows, has a category and a division.</summary>
/// <param name="Topic">Of the request; what the conversation shows.</param>
/// <param name="Title">Of the room; what lists show.</param>
/// <param name="At">When.</param>
/// <param name="By">The agent who said so, or null: it came with the customer.</param>
public sealed record ConversationClassified(Topic Topic, Topic Title, DateTimeOffset At, AgentId? By = null) : ConversationEvent(At);

/// <summary>A request for a person was refused: with a bot the chat is closed, without one there is no room.</summary>
public sealed record HandOffRefused(int HandOff, AdmissionCase Case, DateTimeOffset At) : ConversationEvent(At);

/// <summary>The hand-off waits on, for another reason.</summary>
/// <param name="HandOff">The hand-off.</param>
/// <param name="Reason">Why it waits now.</param>
/// <param name="At">When.</param>
/// <param name="ByClock">Whether the hour found it, and not the queue: then the queue must learn.</param>
public sealed record WaitReasonChanged(int HandOff, WaitReason Reason, DateTimeOffset At, bool ByClock = false) : ConversationEvent(At);

/// <summary>An automatic message went out.</summary>
/// <param name="HandOff">The hand-off in which it went out; 0 before the first.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What it says.</param>
/// <param name="CustomerSees">As whose words the customer sees it.</param>
/// <param name="AgentSees">As whose words the agent sees it.</param>
/// <param name="AgentKind">The kind that the agent's screen shows, where it differs.</param>
/// <param name="Reason">Why it was sent.</param>
/// <param name="Image">An image besides, or null.</param>
/// <param name="Links">Link buttons.</param>
/// <param name="AddChannel">Whether Kakao's notice with the add-channel button follows under it.</param>
/// <param name="At">When.</param>
/// <param name="Choices">Keyword buttons: what they say counts as the customer's words.</param>
/// <param name="AgentText">What the agent's screen shows, without image and buttons, where it differs.</param>
public sealed record AutoMessageSent(
    int HandOff, AutoMessageKind Kind, string Text, SeenAs CustomerSees, SeenAs AgentSees, AutoMessageKind? AgentKind,
    MessageReason Reason, string? Image, ImmutableArray<LinkButton> Links, bool AddChannel, DateTimeOffset At,
    ImmutableArray<string> Choices = default, string? AgentText = null) : ConversationEvent(At)
{
    /// <summary>Keyword buttons.</summary>
    public ImmutableArray<string> Choices { get; init; } = Choices.OrEmpty();

    /// <summary>Link buttons.</summary>
    public ImmutableArray<LinkButton> Links { get; init; } = Links.OrEmpty();

    /// <summary>The event of a message.</summary>
    public static AutoMessageSent Of(AutoMessage message, int handOff, DateTimeOffset at) => new(
        handOff, message.Kind, message.Text, message.CustomerSees, message.AgentSees, message.AgentKind, message.Reason, message.Image,
        message.Links, message.AddChannel, at, message.Choices, message.AgentText);
}

/// <summary>A decision with its reasons, for who asks "왜?" later. Changes nothing.</summary>
/// <param name="HandOff">The hand-off it belongs to.</param>
/// <param name="Moment">At what.</param>
/// <param name="Admission">What the request met, where one was decided.</param>
/// <param name="Silent">What was not sent, and why.</param>
/// <param name="At">When.</param>
public sealed record DecisionRecorded(
    int HandOff, DecisionMoment Moment, AdmissionVerdict? Admission, ImmutableArray<Silence> Silent, DateTimeOffset At)
    : ConversationEvent(At)
{
    /// <summary>What was not sent, and why.</summary>
    public ImmutableArray<Silence> Silent { get; init; } = Silent.OrEmpty();
}

/// <summary>When decisions are made.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DecisionMoment>))]
public enum DecisionMoment
{
    /// <summary>A customer who is not served comes.</summary>
    Arrival = 1,

    /// <summary>A request for a person is decided.</summary>
    Request = 2,

    /// <summary>An agent gets the conversation.</summary>
    Assignment = 3,

    /// <summary>The customer writes.</summary>
    Message = 4,

    /// <summary>The conversation ends.</summary>
    End = 5,
}
