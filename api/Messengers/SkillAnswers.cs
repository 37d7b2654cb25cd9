using System.Text.Json;
using Actors.Channels;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Storage;

namespace Actors.Api.Messengers;

/// <summary>What was said to a customer because of one message.</summary>
/// <param name="Said">What goes out, in order.</param>
/// <param name="Bots">The numbers of the bot's lines in it.</param>
internal sealed record SkillWords(IReadOnlyList<Outgoing> Said, IReadOnlyList<long> Bots);

/// <summary>Reads what was said because of one message from the journal: it is there once, whoever asks.</summary>
internal sealed class SkillAnswers(IEventJournal journal)
{
    private const int Page = 100;

    /// <summary>What was said, and whether the bot has said all of it.</summary>
    /// <param name="tenant">The business.</param>
    /// <param name="room">The conversation.</param>
    /// <param name="id">The message's id.</param>
    /// <param name="seq">The last event that its command led to.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<(SkillWords Words, bool Ended)> ReadAsync(
        TenantId tenant, ConversationId room, string id, long seq, CancellationToken cancellationToken)
    {
        var stream = StreamId.Of(tenant, room);
        var before = await journal.ReadBackAsync(stream, seq + 1, Page, cancellationToken);
        var events = before.Select(Read).ToList();
        for (var after = seq; ; after = events[^1].Seq)
        {
            var page = await journal.ReadAsync(stream, after, Page, cancellationToken);
            events.AddRange(page.Select(Read));
            if (page.Count < Page)
            {
                return Of(events, id, seq);
            }
        }
    }

    /// <summary>
    /// Of the events around a message: what its own command said, and what the bot answered to it, and to the opening of the room if it was this
    /// message that opened it.
    /// </summary>
    private static (SkillWords Words, bool Ended) Of(
        List<(long Seq, ConversationEvent Happened)> events, string id, long seq)
    {
        var at = events.FindIndex(one => IdOf(one.Happened) == id);
        var own = at < 0 ? seq : events[at].Seq;

        // What one command led to has one moment.
        var first = at < 0 ? own : events[(at == 0 ? -1 : events.FindLastIndex(at - 1, one => one.Happened.At != events[at].Happened.At)) + 1].Seq;
        var opened = events.FirstOrDefault(one => one.Seq >= first && one.Seq < own && one.Happened is ConversationOpened).Seq;
        bool IsTurn(long turn) => turn == own || (opened > 0 && turn == opened);
        var said = events
            .Where(one => one.Happened is BotMessageSent bot ? IsTurn(bot.Turn) : one.Happened is AutoMessageSent && one.Seq >= first && one.Seq <= seq)
            .ToList();
        return (
            new(
                [.. said.Select(one => Outgoing.Of(one.Happened)).OfType<Outgoing>()],
                [.. said.Where(one => one.Happened is BotMessageSent).Select(one => one.Seq)]),
            events.Any(one => one.Happened is BotTurnEnded ended && ended.Turn == own));
    }

    private static string? IdOf(ConversationEvent happened) => happened switch
    {
        CustomerMessageReceived e => e.Id,
        CustomerTurnedAway e => e.Id ?? "",
        _ => null,
    };

    private static (long Seq, ConversationEvent Happened) Read(StoredEvent stored) =>
        (stored.Seq, JsonSerializer.Deserialize(stored.Data.Span, DomainJson.Stored.ConversationEvent)!);
}
