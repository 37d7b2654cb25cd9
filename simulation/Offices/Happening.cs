using System.Collections.Immutable;
using Actors.Domain;
using Actors.Domain.Conversations;

namespace Actors.Simulation.Offices;

/// <summary>What a command made of a conversation.</summary>
/// <param name="Conversation">Which.</param>
/// <param name="Before">What it was.</param>
/// <param name="After">What it is.</param>
/// <param name="Events">What happened, in order; never nothing.</param>
public sealed record Happening(
    ConversationId Conversation, ConversationState Before, ConversationState After, ImmutableArray<ConversationEvent> Events);
