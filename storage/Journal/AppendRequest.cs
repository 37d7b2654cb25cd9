using System.Collections.Immutable;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Tickets;

namespace Actors.Storage;

/// <summary>
/// One item of the writer: the events of one decision with everything that must hold together with them. All of it is committed,
/// or none.
/// </summary>
public sealed record AppendRequest
{
    /// <summary>Where the events go.</summary>
    public required StreamId Stream { get; init; }

    /// <summary>The number of the last event that the decision knew; 0 for a new stream.</summary>
    public required long ExpectedSeq { get; init; }

    /// <summary>What happened, in order; at least one.</summary>
    public required ImmutableArray<JournalEvent> Events { get; init; }

    /// <summary>The operation that this consumes, or null for a decision that nobody outside asked for.</summary>
    public OperationKey? Operation { get; init; }

    /// <summary>
    /// How many of the last events followed from the others in the same turn, as the bot's answer does from the message; fewer than all. Whoever asked
    /// for the operation is told the number of the last event before them, now and when it is repeated.
    /// </summary>
    public int Following { get; init; }

    /// <summary>The number of the last event of the operation itself.</summary>
    public long OwnSeq => ExpectedSeq + Events.Length - Following;

    /// <summary>The places that change hands, or null.</summary>
    public PlaceChange? Places { get; init; }

    /// <summary>The capacity in force of <see cref="PlaceChange.Taken"/>; null: no bound.</summary>
    public int? Capacity { get; init; }

    /// <summary>The conversation's row after the events, for a conversation.</summary>
    public ConversationRow? Row { get; init; }

    /// <summary>
    /// Whether the row differs from the one before in words only: its number, the last words and how many are unread. Then there is less to write.
    /// </summary>
    public bool IsWords { get; init; }

    /// <summary>The tickets that the events open.</summary>
    public ImmutableArray<TicketRow> Tickets { get; init; } = [];

    /// <summary>The agent's row after the events, for an agent.</summary>
    public PresenceRow? Presence { get; init; }

    /// <summary>The state after the events as JSON, when it is time for a snapshot; else empty.</summary>
    public ReadOnlyMemory<byte> Snapshot { get; init; }
}
