using System.Text.Json;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Messages;
using Actors.Storage;

namespace Actors.Durability.Tests.Checks;

/// <summary>One conversation as the journal tells it, from its first event.</summary>
internal sealed record Room(ConversationId Id, IReadOnlyList<(long Seq, ConversationEvent Happened)> Events, ConversationState State)
{
    public static TenantId Tenant { get; } = new("demo");

    public StreamId Stream => StreamId.Of(Tenant, Id);

    public IEnumerable<MessageView> Lines => Events
        .Select(each => MessageView.Of(each.Seq, each.Happened)).OfType<MessageView>();

    public static async Task<IReadOnlyList<Room>> AllAsync(ActorsStore store, List<string> faults)
    {
        var rooms = new List<Room>();
        foreach (var stream in await store.Journal.StreamsAsync(Tenant, StreamKind.Conversation, "", 1000, default))
        {
            var events = new List<(long, ConversationEvent)>();
            IReadOnlyList<StoredEvent> page;
            do
            {
                page = await store.Journal.ReadAsync(stream, events.Count, 500, default);
                foreach (var stored in page)
                {
                    var happened = JsonSerializer.Deserialize(stored.Data.Span, DomainJson.Stored.ConversationEvent)!;
                    events.Add((stored.Seq, happened));
                    if (stored.Seq != events.Count)
                    {
                        faults.Add($"{stream} has a gap: event {events.Count} is numbered {stored.Seq}");
                    }
                }
            }
            while (page.Count == 500);

            var state = events.Select(each => each.Item2).Aggregate(ConversationDecider.Initial, ConversationDecider.Evolve);
            rooms.Add(new(new(stream.Key), events, state));
        }

        return rooms;
    }
}
