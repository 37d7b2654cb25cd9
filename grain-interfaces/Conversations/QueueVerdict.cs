using System.Text.Json.Serialization;
using Actors.Domain;
using Actors.Domain.Admission;
using Actors.Domain.Bots;
using Actors.Domain.Conversations;

namespace Actors.GrainInterfaces;

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

/// <summary>The bot's answer to a turn.</summary>
/// <param name="Turn">The turn.</param>
/// <param name="Epoch">The control epoch under which the bot was asked.</param>
/// <param name="Reply">The answer.</param>
public sealed record BotAnswer(long Turn, int Epoch, BotReply Reply);
