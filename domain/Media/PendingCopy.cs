using System.Security.Cryptography;
using System.Text;
using Actors.Domain.Messages;

namespace Actors.Domain.Media;

/// <summary>Something that a customer sent and that is not copied yet.</summary>
/// <param name="Message">The sequence number of the customer's message.</param>
/// <param name="Item">Which of its media, from 0.</param>
/// <param name="SaidAt">When it was sent; how long it is tried counts from here.</param>
/// <param name="Attempt">Attempts so far.</param>
/// <param name="NotBefore">When it is tried again, or null: at once.</param>
public sealed record PendingCopy(long Message, int Item, DateTimeOffset SaidAt, int Attempt = 0, DateTimeOffset? NotBefore = null)
{
    /// <summary>Whether it may be tried now.</summary>
    public bool IsDue(DateTimeOffset now) => !(NotBefore > now);

    /// <summary>The id of the copy: computed, so that a copy that was kept before a crash is found and not made twice.</summary>
    public static FileId FileOf(TenantId tenant, ConversationId conversation, long message, int item) => new(
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"copy\n{tenant}\n{conversation}\n{message}\n{item}")).AsSpan(0, 16)));
}

/// <summary>What became of an attempt to copy, as whoever made it reports.</summary>
/// <param name="Message">The sequence number of the customer's message.</param>
/// <param name="Item">Which of its media, from 0.</param>
/// <param name="Attempt">The number of the attempt; a report of another one changes nothing.</param>
/// <param name="Result">What became of it.</param>
/// <param name="Attachment">The copy, where one is kept.</param>
/// <param name="Text">The whole text, where a text was fetched.</param>
/// <param name="Code">Why there is no copy; null where there is one.</param>
/// <param name="After">How long the other side asks to wait, or null.</param>
public sealed record CopyReport(
    long Message, int Item, int Attempt, CopyResult Result, Attachment? Attachment = null, MessageText? Text = null, string? Code = null,
    TimeSpan? After = null);

/// <summary>What became of an attempt to copy.</summary>
public enum CopyResult
{
    /// <summary>It is kept.</summary>
    Copied,

    /// <summary>It could not be fetched, and may later.</summary>
    TryLater,

    /// <summary>It is not kept and never will be: not there, too large, or not what it says.</summary>
    Refused,
}
