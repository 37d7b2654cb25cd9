using System.Collections.Immutable;
using Actors.Api.Problems;
using Actors.Domain;

namespace Actors.Api.Json;

/// <summary>Messages that a gateway brings in bulk.</summary>
/// <param name="Messages">1 to 1,000; those of one customer are taken in their order.</param>
public sealed record BatchBody(ImmutableArray<BatchItemBody>? Messages);

/// <summary>One message of a batch: what the call for a single one reads, with its channel.</summary>
public sealed record BatchItemBody(string? Channel, string? Customer, string? Id, string? Text, string? Name = null);

/// <summary>What became of each message of a batch, in their order.</summary>
public sealed record BatchOutcomeBody(ImmutableArray<BatchItemOutcomeBody> Outcomes);

/// <summary>What became of a message: it is in its conversation, or the problem that a single call would have met. Of a problem with status 503 send the message again.</summary>
public sealed record BatchItemOutcomeBody(
    ConversationId? Conversation = null, long? Seq = null, bool? Repeated = null, Problem? Problem = null);
