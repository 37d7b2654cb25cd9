using System.Globalization;

namespace Actors.Storage;

/// <summary>
/// A place in a tenant's feed. Ordered by the transaction that wrote the change, then by its number: numbers alone would let a reader pass
/// one that commits late.
/// </summary>
public readonly record struct FeedPosition(long Transaction, long Number) : IComparable<FeedPosition>
{
    /// <summary>Before everything.</summary>
    public static FeedPosition Start => default;

    /// <inheritdoc/>
    public int CompareTo(FeedPosition other) =>
        Transaction != other.Transaction ? Transaction.CompareTo(other.Transaction) : Number.CompareTo(other.Number);

    /// <summary>Reads what <see cref="ToString"/> wrote; false for anything else.</summary>
    public static bool TryParse(string? text, out FeedPosition position)
    {
        position = default;
        var parts = text?.Split('-') ?? [];
        if (parts.Length != 2
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var transaction)
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        position = new(transaction, number);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Transaction}-{Number}");
}
