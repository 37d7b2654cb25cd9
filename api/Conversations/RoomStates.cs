using System.Text.Json;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Storage;

namespace Actors.Api.Conversations;

/// <summary>What a conversation is now, folded from its journal: for what stands in no row. A bounded read, as a grain's activation is.</summary>
internal sealed class RoomStates(IEventJournal journal)
{
    public async Task<ConversationState> ReadAsync(TenantId tenant, ConversationId conversation, CancellationToken cancellationToken)
    {
        var tail = await journal.LoadAsync(StreamId.Of(tenant, conversation), cancellationToken);
        var state = tail.Snapshot.IsEmpty
            ? ConversationDecider.Initial
            : JsonSerializer.Deserialize(tail.Snapshot.Span, DomainJson.Stored.ConversationState)!;
        return tail.Events.Aggregate(state, (now, stored) => ConversationDecider.Evolve(
            now, JsonSerializer.Deserialize(stored.Data.Span, DomainJson.Stored.ConversationEvent)!));
    }
}
