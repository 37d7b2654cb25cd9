using System.Collections.Immutable;
using System.Text.Json;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Messages;
using Actors.Storage;

namespace Actors.Bench.Seeding;

/// <summary>
/// Conversations that are over, written into the journal as their grains would have, with rows, operations and feed: what a business has after a
/// year. Nothing in it depends on chance, so that two stores of one size are alike.
/// </summary>
internal static class History
{
    private const int AtOnce = 4096;

    private static readonly TenantId Tenant = new("demo");
    private static readonly ChannelId Channel = new("web");
    private static readonly MessageText Question = MessageText.From("안녕하세요, 어제 주문한 상품이 아직 도착하지 않았어요. 언제쯤 받을 수 있을까요?");
    private static readonly MessageText Answer = MessageText.From("배송은 보통 2~3일 걸립니다. Delivery takes two to three days.");

    /// <summary>Writes them, the oldest first, a second apart and ending an hour ago.</summary>
    public static async Task WriteAsync(StorageOptions storage, int count)
    {
        await using var store = await ActorsStore.OpenAsync(storage, alone: false);
        var end = DateTimeOffset.UtcNow.AddHours(-1);
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, cancellationToken) =>
        {
            var result = await store.Journal.AppendAsync(Request(number, end.AddSeconds(number - count)), cancellationToken);
            if (result is not AppendResult.Appended)
            {
                throw new InvalidOperationException($"Conversation {number}: {result}");
            }
        });
    }

    private static AppendRequest Request(int number, DateTimeOffset at)
    {
        var customer = new CustomerId($"past-{number}");
        var id = ConversationKey.Of(Tenant, Channel, customer);
        ImmutableArray<ConversationEvent> events =
        [
            new ConversationOpened(new(Tenant, Channel, ChannelType.Web, customer, null, true), at),
            new CustomerMessageReceived(Question, $"past-{number}", at),
            new BotMessageSent(2, Answer, [], at),
            new BotTurnEnded(2, at),
            new ConversationEnded(EndedBy.Customer, null, at),
        ];
        var state = events.Aggregate(ConversationDecider.Initial, ConversationDecider.Evolve);
        return new()
        {
            Stream = StreamId.Of(Tenant, id),
            ExpectedSeq = 0,
            Events = [.. events.Select(happened => new JournalEvent(
                StoredNames.Of(happened), JsonSerializer.SerializeToUtf8Bytes(happened, DomainJson.Stored.ConversationEvent), happened.At))],
            Operation = OperationKey.OfChannel(Channel, $"past-{number}"),
            Row = ConversationRow.Of(id, state),
        };
    }
}
