namespace Actors.Storage;

/// <summary>One event to append.</summary>
/// <param name="Name">The stored name; never changes its meaning.</param>
/// <param name="Data">The event as the domain's JSON, UTF-8.</param>
/// <param name="At">When it happened.</param>
public sealed record JournalEvent(string Name, ReadOnlyMemory<byte> Data, DateTimeOffset At);

/// <summary>One event read back.</summary>
/// <param name="Seq">Its number in the stream, from 1, without gaps.</param>
/// <param name="Name">The stored name.</param>
/// <param name="Data">The event as JSON, UTF-8.</param>
/// <param name="At">When it happened.</param>
public sealed record StoredEvent(long Seq, string Name, ReadOnlyMemory<byte> Data, DateTimeOffset At);

/// <summary>What an activation needs to be what it was: the newest snapshot and the events after it.</summary>
/// <param name="SnapshotSeq">The last event in the snapshot; 0 without one.</param>
/// <param name="Snapshot">The state as JSON, UTF-8; empty without one.</param>
/// <param name="Events">The events after it, in order.</param>
public sealed record StreamTail(long SnapshotSeq, ReadOnlyMemory<byte> Snapshot, IReadOnlyList<StoredEvent> Events);
