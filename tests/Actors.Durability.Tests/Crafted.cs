using System.Collections.Immutable;
using System.Text.Json;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Tenants;
using Actors.Storage;

namespace Actors.Durability.Tests;

/// <summary>Writes what a server has committed that was killed right after, without a server.</summary>
internal static class Crafted
{
    /// <summary>The first events of a tenant.</summary>
    public static async Task TenantAsync(ActorsStore store, TenantId tenant, params TenantEvent[] events) =>
        Assert.IsType<AppendResult.Appended>(await store.Journal.AppendAsync(
            new()
            {
                Stream = StreamId.Of(tenant),
                ExpectedSeq = 0,
                Events = [.. events.Select(happened => Stored(happened, JsonSerializer.SerializeToUtf8Bytes(happened, DomainJson.Stored.TenantEvent), happened.At))],
            },
            default));

    /// <summary>Commands to a new conversation, with its row; no reaction follows.</summary>
    public static async Task ConversationAsync(ActorsStore store, ConversationId id, TenantId tenant, params ConversationCommand[] commands)
    {
        foreach (var command in commands)
        {
            var tail = await store.Journal.LoadAsync(StreamId.Of(tenant, id), default);
            var before = tail.Events
                .Select(stored => JsonSerializer.Deserialize(stored.Data.Span, DomainJson.Stored.ConversationEvent)!)
                .Aggregate(ConversationDecider.Initial, ConversationDecider.Evolve);
            ImmutableArray<ConversationEvent> events = ConversationDecider.Decide(before, command).Events;
            Assert.IsType<AppendResult.Appended>(await store.Journal.AppendAsync(
                new()
                {
                    Stream = StreamId.Of(tenant, id),
                    ExpectedSeq = before.Seq,
                    Events = [.. events.Select(happened => Stored(
                        happened, JsonSerializer.SerializeToUtf8Bytes(happened, DomainJson.Stored.ConversationEvent), happened.At))],
                    Row = ConversationRow.Of(id, events.Aggregate(before, ConversationDecider.Evolve)),
                },
                default));
        }
    }

    private static JournalEvent Stored(object happened, byte[] data, DateTimeOffset at) => new(StoredNames.Of(happened), data, at);
}
