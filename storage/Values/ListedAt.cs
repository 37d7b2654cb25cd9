using Actors.Domain.Conversations;

namespace Actors.Storage.Values;

/// <summary>
/// By what a conversation outside consulting is found among the newest: the minute of its last words, as microseconds; 0 in consulting. Words of the same
/// minute so leave the index as it is; who reads a list sorts within the minute.
/// </summary>
internal static class ListedAt
{
    private const long Minute = 60_000_000;

    public static long Of(ConversationRow row) => row.Status.IsConsulting() ? 0 : Of(StoredTime.MicrosOrZero(row.LastAt));

    public static long Of(long micros) => micros - (micros % Minute);
}
