using Actors.Domain.Conversations;
using Actors.Storage.Values;

namespace Actors.Storage.Sqlite;

/// <summary>The columns by which conversations are found, and those that words do not change, as they are stored.</summary>
internal sealed record ConversationStanding(
    long Status, long? NextDue, long RequestedAt, long Priority, string? Queue, string? Agent, string? Title, string? Topic,
    long? WaitsFor, long ListedAt)
{
    public static ConversationStanding Of(ConversationRow row) => new(
        (long)row.Status, StoredTime.Micros(row.NextDue), StoredTime.MicrosOrZero(row.RequestedAt), row.Priority, row.Queue?.Value,
        row.Agent?.Value, row.Title, TopicText.Of(row.Topic), (long?)row.WaitsFor, Values.ListedAt.Of(row));
}
