using System.Text.Json.Serialization;
using Actors.Domain;
using Actors.Domain.Bots;
using Actors.Domain.Conversations;

namespace Actors.GrainInterfaces;

/// <summary>What a queue decided about a hand-off; one for an older hand-off is refused.</summary>
/// <param name="HandOff">The number of the hand-off.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(LetWait), "wait")]
[JsonDerivedType(typeof(GiveTo), "give")]
public abstract record QueueVerdict(int HandOff);

/// <summary>Accepted; nobody can take it yet.</summary>
public sealed record LetWait(int HandOff, WaitReason Reason) : QueueVerdict(HandOff);

/// <summary>This agent gets it, if there is a free place.</summary>
public sealed record GiveTo(int HandOff, AgentId Agent) : QueueVerdict(HandOff);

/// <summary>The bot's answer to a turn.</summary>
/// <param name="Turn">The turn.</param>
/// <param name="Epoch">The control epoch under which the bot was asked.</param>
/// <param name="Reply">The answer.</param>
public sealed record BotAnswer(long Turn, int Epoch, BotReply Reply);
