using System.Text.Json;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Usage;

namespace Actors.Storage;

/// <summary>Counts usage from the journal. Looks through much of it: for questions that a person waits for, and for counts that are kept.</summary>
public sealed class UsageReader(IEventJournal journal)
{
    /// <summary>Most rooms of a period that are looked into.</summary>
    public const int MostRooms = 200_000;

    private const int Page = 200;

    /// <summary>Adds the rooms of a period that count. What was found stays found when it is cancelled.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="period">The period.</param>
    /// <param name="since">Only rooms in which anything happened from here on are looked into.</param>
    /// <param name="counts">Whether a room with these events counts in a period; see <see cref="RoomUsage"/>.</param>
    /// <param name="found">Those known already, which are not looked into again; the others are added.</param>
    /// <param name="enough">With so many it stops.</param>
    /// <param name="cancellationToken">Ends the counting.</param>
    /// <returns>Whether every room was looked into.</returns>
    public async Task<bool> AddRoomsAsync(
        TenantId tenant, UsagePeriod period, DateTimeOffset since, Func<IReadOnlyCollection<NumberedEvent>, UsagePeriod, bool> counts,
        HashSet<ConversationId> found, int enough, CancellationToken cancellationToken)
    {
        var streams = await journal
            .StreamsBetweenAsync(tenant, StreamKind.Conversation, since, period.To, MostRooms + 1, cancellationToken).ConfigureAwait(false);
        foreach (var stream in streams.Take(MostRooms))
        {
            if (found.Count >= enough)
            {
                return false;
            }

            cancellationToken.ThrowIfCancellationRequested();
            var room = new ConversationId(stream.Key);
            if (!found.Contains(room) && counts(await EventsAsync(stream, period.From, cancellationToken).ConfigureAwait(false), period))
            {
                found.Add(room);
            }
        }

        return streams.Count <= MostRooms;
    }

    /// <summary>Reads each room in which anything happened in a period, with its events from there on and some before.</summary>
    /// <returns>Whether every room was looked into.</returns>
    public async Task<bool> ReadRoomsAsync(
        TenantId tenant, UsagePeriod period, Func<ConversationId, IReadOnlyCollection<NumberedEvent>, Task> read, CancellationToken cancellationToken)
    {
        var streams = await journal
            .StreamsBetweenAsync(tenant, StreamKind.Conversation, period.From, period.To, MostRooms + 1, cancellationToken).ConfigureAwait(false);
        foreach (var stream in streams.Take(MostRooms))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await read(new(stream.Key), await EventsAsync(stream, period.From, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }

        return streams.Count <= MostRooms;
    }

    /// <summary>Everything from a moment on, and some of what was before it.</summary>
    private async Task<List<NumberedEvent>> EventsAsync(StreamId stream, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var events = new List<NumberedEvent>();
        for (var before = long.MaxValue; ;)
        {
            var page = await journal.ReadBackAsync(stream, before, Page, cancellationToken).ConfigureAwait(false);
            events.AddRange(page.Select(stored => new NumberedEvent(
                stored.Seq, JsonSerializer.Deserialize(stored.Data.Span, DomainJson.Stored.ConversationEvent)!)));
            if (page.Count < Page || page[0].At < from)
            {
                return events;
            }

            before = page[0].Seq;
        }
    }
}
