using System.Text.Json;
using Actors.Api.Conversations;
using Actors.Api.Json;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Storage;

namespace Actors.Api.Consoles;

/// <summary>Reads who writes in a room, and what colleagues noted of it.</summary>
internal sealed class CustomerReads(ConsoleReads reads, RoomStates rooms, IEventJournal journal, TenantDirectory directory)
{
    private const int MostNotes = 50, Page = 200;

    /// <summary>Notes further back are found by reading the transcript.</summary>
    private const int MostEvents = 2_000;

    private static readonly string NoteName = StoredNames.All[typeof(NoteAdded)];

    /// <summary>The customer, or null where there is no such conversation for this viewer.</summary>
    public async Task<CustomerBody?> ReadAsync(Viewer viewer, string id, CancellationToken cancellationToken)
    {
        if (await reads.RowAsync(viewer, id, cancellationToken) is not { } row)
        {
            return null;
        }

        var state = await rooms.ReadAsync(viewer.Tenant, row.Id, cancellationToken);
        var definitions = await directory.FindAsync(viewer.Tenant, cancellationToken);
        var notes = await NotesAsync(StreamId.Of(viewer.Tenant, row.Id), cancellationToken);
        return new(
            row.Customer, row.CustomerName, row.Channel, row.ChannelType, state.Blocked, state.Topic,
            [.. notes.Select(note => note with { AgentName = definitions?.NameOf(note.Agent) })]);
    }

    private async Task<List<NoteBody>> NotesAsync(StreamId stream, CancellationToken cancellationToken)
    {
        var notes = new List<NoteBody>();
        var before = long.MaxValue;
        for (var read = 0; read < MostEvents && notes.Count < MostNotes; read += Page)
        {
            var events = await journal.ReadBackAsync(stream, before, Page, cancellationToken);
            notes.AddRange(events.Where(stored => stored.Name == NoteName).Reverse().Select(stored => Of(
                stored.Seq, (NoteAdded)JsonSerializer.Deserialize(stored.Data.Span, DomainJson.Stored.ConversationEvent)!)));
            if (events.Count < Page)
            {
                break;
            }

            before = events[0].Seq;
        }

        return [.. notes.Take(MostNotes)];
    }

    private static NoteBody Of(long seq, NoteAdded note) => new(seq, note.Agent, null, note.Text.Value, note.At);
}
