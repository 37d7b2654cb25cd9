namespace Actors.Domain.Conversations;

/// <summary>There is no such conversation for this caller.</summary>
public sealed record ConversationIsUnknown() : Missing("There is no such conversation.");

/// <summary>Nobody is being consulted in this room.</summary>
public sealed record ConversationIsNotInConsulting(ConversationStatus Status) : StandsInTheWay(
    $"The conversation is not in consulting ({Status}); reload it.");

/// <summary>The conversation does not wait for an agent.</summary>
public sealed record ConversationIsNotWaiting(ConversationStatus Status) : StandsInTheWay(
    $"The conversation does not wait for an agent ({Status}); reload it.");

/// <summary>Somebody else has the conversation.</summary>
public sealed record NotTheAssignedAgent(AgentId? Holder) : StandsInTheWay(
    "Another agent has the conversation; reload it.");

/// <summary>The conversation changed hands after the sender last looked.</summary>
public sealed record ControlHasMoved(int Epoch) : StandsInTheWay(
    "The conversation changed hands meanwhile; look at it again before sending.");

/// <summary>The verdict or offer speaks of a hand-off that is over.</summary>
public sealed record HandOffIsOver(int HandOff) : StandsInTheWay("This hand-off is over or was decided already.");

/// <summary>The agent has as many conversations as the capacity allows.</summary>
public sealed record AgentIsFull(AgentId Agent) : StandsInTheWay(
    "The agent has no free place; end or hold a conversation first.");

/// <summary>Agents may take conversations only where distribution is manual.</summary>
public sealed record TakingIsOff() : StandsInTheWay(
    "The queue distributes by itself; a conversation can be taken only where distribution is manual.");

/// <summary>There is no bot to switch to on this channel.</summary>
public sealed record ChannelHasNoBot() : StandsInTheWay("No bot answers on this channel.");

/// <summary>Consulting is not possible on this channel type.</summary>
public sealed record ChannelCannotConsult() : StandsInTheWay("해당 메신저는 상담을 진행할 수 없습니다");

/// <summary>The customer may not write: blocked, or consulting is stopped.</summary>
public sealed record InputIsBlocked(Admission.AdmissionCase Case) : StandsInTheWay(
    "지금은 메시지를 보낼 수 없습니다. Nothing can be written here at present.");

/// <summary>There is no such category or division.</summary>
public sealed record TopicIsUnknown(string? Category, string? Division) : InvalidRequest(
    Category is null ? "A division is named without its category."
    : Division is null ? $"There is no category '{Category}'."
    : $"There is no division '{Division}' in '{Category}'.");

/// <summary>The conversation is not held by this agent.</summary>
public sealed record NothingToResume(ConversationStatus Status) : StandsInTheWay(
    $"Only a held conversation can be resumed ({Status}).");

/// <summary>The queue takes no requests and no transfers.</summary>
public sealed record QueueIsDisabled(QueueId Queue) : StandsInTheWay($"Queue {Queue} is disabled; choose another.");

/// <summary>The hand-off has come to this queue too often already.</summary>
public sealed record TransferGoesInCircles(QueueId Queue) : StandsInTheWay(
    $"This hand-off was in queue {Queue} {ConversationDecider.MostVisits} times already; consult it, or choose another queue.");

/// <summary>A conversation can be delegated to another agent only, and only by who has it.</summary>
public sealed record CannotDelegate(string Reason) : StandsInTheWay(Reason);

/// <summary>Only an agent's words that did not arrive, or of which nobody knows, can be sent again.</summary>
public sealed record MessageCannotBeResent(long Message) : StandsInTheWay(
    $"Line {Message} is no message of an agent that failed to arrive; what has arrived is not sent again.");

/// <summary>Whoever delivers is late: the message is settled, or another attempt at it is under way. Only the system itself meets it.</summary>
public sealed record DeliveryIsNotDue(long Message) : StandsInTheWay("This message is settled, or another attempt at it is under way.");
