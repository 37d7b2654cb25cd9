using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.Domain.Tickets;
using System.Text.Json.Serialization;

namespace Actors.Domain;

/// <summary>
/// The fact that stands in the way of a command: an expected refusal, not an error. Its stored name is the last part of the
/// <c>type</c> of the problem+json that a caller sees, and never changes.
/// </summary>
/// <param name="Detail">One English sentence that says what stands in the way and what to do.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ConversationIsUnknown), "conversation-is-unknown")]
[JsonDerivedType(typeof(ConversationIsNotInConsulting), "conversation-is-not-in-consulting")]
[JsonDerivedType(typeof(ConversationIsNotWaiting), "conversation-is-not-waiting")]
[JsonDerivedType(typeof(NotTheAssignedAgent), "not-the-assigned-agent")]
[JsonDerivedType(typeof(ControlHasMoved), "control-has-moved")]
[JsonDerivedType(typeof(HandOffIsOver), "hand-off-is-over")]
[JsonDerivedType(typeof(AgentIsFull), "agent-is-full")]
[JsonDerivedType(typeof(AgentIsUnknown), "agent-is-unknown")]
[JsonDerivedType(typeof(AgentMayNotChat), "agent-may-not-chat")]
[JsonDerivedType(typeof(AgentIsNotOnline), "agent-is-not-online")]
[JsonDerivedType(typeof(ManagerRequired), "manager-required")]
[JsonDerivedType(typeof(TakingIsOff), "taking-is-off")]
[JsonDerivedType(typeof(ChannelHasNoBot), "channel-has-no-bot")]
[JsonDerivedType(typeof(ChannelCannotConsult), "channel-cannot-consult")]
[JsonDerivedType(typeof(NothingToResume), "nothing-to-resume")]
[JsonDerivedType(typeof(CannotDelegate), "cannot-delegate")]
[JsonDerivedType(typeof(TextIsEmpty), "text-is-empty")]
[JsonDerivedType(typeof(TextIsTooLong), "text-is-too-long")]
[JsonDerivedType(typeof(TextHasInvalidCharacters), "text-has-invalid-characters")]
[JsonDerivedType(typeof(FileIsRefused), "file-is-refused")]
[JsonDerivedType(typeof(FileIsTooLarge), "file-is-too-large")]
[JsonDerivedType(typeof(FileIsUnknown), "file-is-unknown")]
[JsonDerivedType(typeof(UrlIsRefused), "url-is-refused")]
[JsonDerivedType(typeof(FieldIsInvalid), "field-is-invalid")]
[JsonDerivedType(typeof(OperationIdUsedElsewhere), "operation-id-used-elsewhere")]
[JsonDerivedType(typeof(TenantIsUnknown), "tenant-is-unknown")]
[JsonDerivedType(typeof(SettingsAreInvalid), "settings-are-invalid")]
[JsonDerivedType(typeof(SettingsHaveMoved), "settings-have-moved")]
[JsonDerivedType(typeof(NoSettingsDraft), "no-settings-draft")]
[JsonDerivedType(typeof(SettingsNameIt), "settings-name-it")]
[JsonDerivedType(typeof(AgentHasConversations), "agent-has-conversations")]
[JsonDerivedType(typeof(LastAdministrator), "last-administrator")]
[JsonDerivedType(typeof(InputIsBlocked), "input-is-blocked")]
[JsonDerivedType(typeof(ChannelHasNoKakaoTexts), "channel-has-no-kakao-texts")]
[JsonDerivedType(typeof(KakaoTextIsInvalid), "kakao-text-is-invalid")]
[JsonDerivedType(typeof(KakaoTextIsUnderWay), "kakao-text-is-under-way")]
[JsonDerivedType(typeof(KakaoReviewIsOutOfOrder), "kakao-review-is-out-of-order")]
[JsonDerivedType(typeof(TopicIsUnknown), "topic-is-unknown")]
[JsonDerivedType(typeof(QueueIsDisabled), "queue-is-disabled")]
[JsonDerivedType(typeof(TransferGoesInCircles), "transfer-goes-in-circles")]
[JsonDerivedType(typeof(ChannelHasNoMessenger), "channel-has-no-messenger")]
[JsonDerivedType(typeof(DeliveryIsNotDue), "delivery-is-not-due")]
[JsonDerivedType(typeof(MessageCannotBeResent), "message-cannot-be-resent")]
[JsonDerivedType(typeof(AlreadyExists), "already-exists")]
[JsonDerivedType(typeof(NotFound), "not-found")]
[JsonDerivedType(typeof(TicketIsUnknown), "ticket-is-unknown")]
[JsonDerivedType(typeof(CannedAnswersAreFull), "canned-answers-are-full")]
public abstract record Rejection([property: JsonIgnore] string Detail)
{
    /// <summary>How a caller should read it.</summary>
    [JsonIgnore]
    public abstract RejectionKind Kind { get; }
}

/// <summary>The six ways in which a command can be refused, each with one HTTP status.</summary>
public enum RejectionKind
{
    /// <summary>The request itself is wrong; sending it again will not help. 400.</summary>
    Invalid,

    /// <summary>The caller may not do this. 403.</summary>
    Forbidden,

    /// <summary>There is no such thing for this caller. 404.</summary>
    Missing,

    /// <summary>The state stands in the way; it may be different later. 409.</summary>
    Conflict,

    /// <summary>There is no room just now; try again. 503.</summary>
    Busy,

    /// <summary>The caller has not seen what is there now. 412.</summary>
    Outdated,
}

/// <summary>The request itself is wrong. 400.</summary>
public abstract record InvalidRequest(string Detail) : Rejection(Detail)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RejectionKind Kind => RejectionKind.Invalid;
}

/// <summary>The caller may not do this. 403.</summary>
public abstract record NotAllowed(string Detail) : Rejection(Detail)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RejectionKind Kind => RejectionKind.Forbidden;
}

/// <summary>There is no such thing for this caller. 404.</summary>
public abstract record Missing(string Detail) : Rejection(Detail)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RejectionKind Kind => RejectionKind.Missing;
}

/// <summary>The state stands in the way. 409.</summary>
public abstract record StandsInTheWay(string Detail) : Rejection(Detail)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RejectionKind Kind => RejectionKind.Conflict;
}

/// <summary>The caller has not seen what is there now. 412.</summary>
public abstract record Outdated(string Detail) : Rejection(Detail)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RejectionKind Kind => RejectionKind.Outdated;
}
