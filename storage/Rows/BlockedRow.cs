using System.Text.Json;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Storage.Values;

namespace Actors.Storage;

/// <summary>A customer who is blocked.</summary>
/// <param name="Row">The customer's room.</param>
/// <param name="By">The manager who blocked.</param>
/// <param name="At">When.</param>
public sealed record BlockedRow(ConversationRow Row, AgentId By, DateTimeOffset At)
{
    /// <summary>The stored names of what blocks and what lets in again, as the index on them has them.</summary>
    internal const string BlockedName = "conversation.customer-blocked", UnblockedName = "conversation.customer-unblocked";

    /// <summary>Where the page that ends with this row goes on.</summary>
    internal string Cursor => new ListCursor(false, 0, StoredTime.Micros(At), Row.Id.Value).ToString();

    internal static BlockedRow Of(ConversationRow row, ReadOnlySpan<byte> data, DateTimeOffset at) =>
        new(row, ((CustomerBlocked)JsonSerializer.Deserialize(data, DomainJson.Stored.ConversationEvent)!).By, at);
}

/// <summary>One page of who is blocked.</summary>
/// <param name="Rows">Who was blocked last comes first.</param>
/// <param name="Next">The cursor of the next page, or null after the last.</param>
public sealed record BlockedPage(IReadOnlyList<BlockedRow> Rows, string? Next)
{
    internal static BlockedPage Of(IReadOnlyList<BlockedRow> found, int limit) =>
        new([.. found.Take(limit)], found.Count > limit ? found[limit - 1].Cursor : null);
}
