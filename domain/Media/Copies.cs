using System.Collections.Immutable;
using Actors.Domain.Conversations;

namespace Actors.Domain.Media;

/// <summary>What of a room's media is still to be copied: a function of its events. They do not wait for each other.</summary>
public static class Copies
{
    /// <summary>Longer than a copy takes: whoever makes it was lost.</summary>
    public static readonly TimeSpan LostAfter = TimeSpan.FromSeconds(60);

    /// <summary>What is to be copied after an event.</summary>
    /// <param name="before">What was before it.</param>
    /// <param name="seq">The event's number.</param>
    /// <param name="happened">The event.</param>
    public static ImmutableArray<PendingCopy> After(ImmutableArray<PendingCopy> before, long seq, ConversationEvent happened) => happened switch
    {
        CustomerMessageReceived { Media: { IsDefaultOrEmpty: false } media } e =>
            before.AddRange(Enumerable.Range(0, media.Length).Select(item => new PendingCopy(seq, item, e.At))),
        MediaCopied e => Without(before, e.Message, e.Item),
        MediaNotCopied e => Without(before, e.Message, e.Item),
        MediaCopyDeferred e => [.. before.Select(one =>
            (one.Message, one.Item) == (e.Message, e.Item) ? one with { Attempt = e.Attempt, NotBefore = e.Until } : one)],
        _ => before,
    };

    /// <summary>When it must be looked at again, whoever may be at it; null where nothing is to be copied.</summary>
    public static DateTimeOffset? LookAgainAt(ImmutableArray<PendingCopy> pending, DateTimeOffset at) =>
        pending.IsEmpty ? null : pending.Min(one => one.NotBefore is { } due && due > at ? due : at + LostAfter);

    private static ImmutableArray<PendingCopy> Without(ImmutableArray<PendingCopy> before, long message, int item) =>
        before.RemoveAll(one => (one.Message, one.Item) == (message, item));
}
