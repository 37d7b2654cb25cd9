namespace Actors.Storage;

/// <summary>
/// Which life of the store a cursor is of. A restored store is older than what was read from it before, and soon has other lines and positions under
/// the same numbers: only another epoch tells a cursor of before from one of now.
/// </summary>
/// <param name="Value">The name of the epoch; <see cref="First"/> until the store is restored for the first time.</param>
public sealed record StoreEpoch(string Value)
{
    /// <summary>The epoch of a store that was never restored.</summary>
    public const string First = "0";

    /// <summary>A position of the feed as clients are given it. In the first epoch it is the position alone, as earlier programs wrote it.</summary>
    public string Mark(FeedPosition position) => Value == First ? position.ToString() : $"{Value}.{position}";

    /// <summary>
    /// Reads what <see cref="Mark"/> wrote, here or in another epoch; false for anything else. <paramref name="isOfThis"/> says whether the position
    /// means anything in this epoch.
    /// </summary>
    public bool TryRead(string? text, out FeedPosition position, out bool isOfThis)
    {
        var at = text?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        isOfThis = (at < 0 ? First : text![..at]) == Value;
        return FeedPosition.TryParse(text?[(at + 1)..], out position);
    }
}
