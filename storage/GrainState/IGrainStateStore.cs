namespace Actors.Storage;

/// <summary>Small durable values by name and key: a round-robin pointer, the host's keys, what else a customer is called. Not the journal.</summary>
public interface IGrainStateStore
{
    /// <summary>The state and its etag, or null.</summary>
    Task<(ReadOnlyMemory<byte> Data, string ETag)?> ReadAsync(
        string name, string key, CancellationToken cancellationToken);

    /// <summary>Stores the state if the etag still holds (null: only if there is none yet); returns the new etag, or null on a conflict.</summary>
    Task<string?> WriteAsync(
        string name, string key, ReadOnlyMemory<byte> data, string? etag, CancellationToken cancellationToken);

    /// <summary>Removes the state if the etag still holds; false on a conflict.</summary>
    Task<bool> ClearAsync(string name, string key, string? etag, CancellationToken cancellationToken);
}

/// <summary>Reminders that survive a restart.</summary>
public interface IReminderStore
{
    /// <summary>Every reminder.</summary>
    Task<IReadOnlyList<ReminderRow>> AllAsync(CancellationToken cancellationToken);

    /// <summary>The reminders of one grain.</summary>
    Task<IReadOnlyList<ReminderRow>> OfGrainAsync(string grain, CancellationToken cancellationToken);

    /// <summary>Adds or replaces a reminder; returns its new etag.</summary>
    Task<string> UpsertAsync(ReminderRow row, CancellationToken cancellationToken);

    /// <summary>Removes a reminder if the etag still holds; false otherwise.</summary>
    Task<bool> RemoveAsync(string grain, string name, string etag, CancellationToken cancellationToken);
}

/// <summary>One reminder.</summary>
/// <param name="Grain">The grain's id.</param>
/// <param name="Name">The reminder's name in that grain.</param>
/// <param name="StartAt">First tick.</param>
/// <param name="Period">Between ticks.</param>
/// <param name="ETag">Changes with each write.</param>
public sealed record ReminderRow(string Grain, string Name, DateTimeOffset StartAt, TimeSpan Period, string ETag);
