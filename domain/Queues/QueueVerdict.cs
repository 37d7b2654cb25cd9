using System.Text.Json.Serialization;
using Actors.Domain.Admission;
using Actors.Domain.Conversations;

namespace Actors.Domain.Queues;

/// <summary>What a queue decided about a hand-off; one for an older hand-off is refused.</summary>
/// <param name="HandOff">The number of the hand-off.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(LetWait), "wait")]
[JsonDerivedType(typeof(GiveTo), "give")]
[JsonDerivedType(typeof(RefuseIt), "refuse")]
[JsonDerivedType(typeof(PassItOn), "passOn")]
public abstract record QueueVerdict(int HandOff);

/// <summary>Accepted; nobody can take it yet.</summary>
public sealed record LetWait(int HandOff, WaitReason Reason, AdmissionVerdict? Why = null) : QueueVerdict(HandOff);

/// <summary>This agent gets it, if there is a free place.</summary>
public sealed record GiveTo(int HandOff, AgentId Agent, AdmissionVerdict? Why = null) : QueueVerdict(HandOff);

/// <summary>This agent gets it instead of one who does not answer, if there is a free place.</summary>
public sealed record PassItOn(int HandOff, AgentId From, AgentId To) : QueueVerdict(HandOff);

/// <summary>Refused: over the limit, where that is not accepted.</summary>
public sealed record RefuseIt(int HandOff, AdmissionVerdict Why) : QueueVerdict(HandOff);
