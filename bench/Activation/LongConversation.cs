using System.Collections.Immutable;
using System.Text.Json;
using Actors.Bench.InProcess;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Messages;
using Actors.Storage;

namespace Actors.Bench.Activation;

/// <summary>Writes a conversation of many events into the journal, as its grain would have.</summary>
internal static class LongConversation
{
    private const int AtOnce = 100;

    public static async Task WriteAsync(IEventJournal journal, string customer, int count, int? snapshotEvery)
    {
        var id = ConversationKey.Of(BenchTenant.Id, BenchTenant.Channel, new(customer));
        var room = new Room(BenchTenant.Id, BenchTenant.Channel, ChannelType.Web, new(customer), null, false);
        var state = ConversationDecider.Initial;
        var now = DateTimeOffset.UtcNow;
        while (state.Seq < count)
        {
            var before = state;
            var events = Enumerable.Range((int)state.Seq, (int)Math.Min(AtOnce, count - state.Seq))
                .Select(number => Happened(number, room, now.AddMilliseconds(number)))
                .ToImmutableArray();
            state = events.Aggregate(state, ConversationDecider.Evolve);

            // The last snapshot is left out, so that the tail to read is as long as it can be.
            var isSnapshot = snapshotEvery is { } every && state.Seq % every == 0 && state.Seq < count;
            await journal.AppendAsync(
                new()
                {
                    Stream = StreamId.Of(BenchTenant.Id, id),
                    ExpectedSeq = before.Seq,
                    Events = [.. events.Select(Stored)],
                    Row = ConversationRow.Of(id, state),
                    Snapshot = isSnapshot ? JsonSerializer.SerializeToUtf8Bytes(state, DomainJson.Stored.ConversationState) : default,
                },
                CancellationToken.None);
        }
    }

    private static ConversationEvent Happened(int number, Room room, DateTimeOffset at) =>
        number == 0 ? new ConversationOpened(room, at)
        : number % 3 == 0 ? new AgentMessageSent(new("agent-0"), Text, $"a-{number}", at)
        : new CustomerMessageReceived(Text, $"c-{number}", at);

    private static JournalEvent Stored(ConversationEvent happened) => new(
        StoredNames.Of(happened), JsonSerializer.SerializeToUtf8Bytes(happened, DomainJson.Stored.ConversationEvent), happened.At);

    private static MessageText Text { get; } = MessageText.From("안녕하세요, 어제 주문한 상품이 아직 도착하지 않았어요.");
}
