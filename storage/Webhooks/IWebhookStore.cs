using Actors.Domain;
using Actors.Domain.Webhooks;

namespace Actors.Storage;

/// <summary>
/// How far each webhook endpoint has read, and what is sent to it. One process works on an endpoint at a time; should two, what they send may come
/// twice, under the same id, and nothing is lost.
/// </summary>
public interface IWebhookStore
{
    /// <summary>How far the endpoint has read, or null where it never did.</summary>
    Task<WebhookCursor?> CursorAsync(TenantId tenant, WebhookId endpoint, CancellationToken cancellationToken);

    /// <summary>Moves the cursor, and lets the endpoint be until a moment.</summary>
    Task MoveAsync(TenantId tenant, WebhookId endpoint, WebhookCursor cursor, CancellationToken cancellationToken);

    /// <summary>How far it has read some streams; those it never read are missing.</summary>
    Task<IReadOnlyDictionary<StreamId, WebhookLane>> LanesAsync(
        TenantId tenant, WebhookId endpoint, IReadOnlyCollection<StreamId> streams, CancellationToken cancellationToken);

    /// <summary>
    /// Adds what one stream has for the endpoint, and how far the stream was read, in one transaction. What is there already stays as it is. The
    /// first that waits in its stream is due at once, the others behind it.
    /// </summary>
    Task AddAsync(
        TenantId tenant, WebhookId endpoint, StreamId stream, WebhookLane lane, IReadOnlyList<WebhookDelivery> deliveries, DateTimeOffset now,
        CancellationToken cancellationToken);

    /// <summary>What is due, longest due first, at most one of each stream.</summary>
    Task<IReadOnlyList<WebhookDelivery>> DueAsync(
        TenantId tenant, WebhookId endpoint, DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>How many wait.</summary>
    Task<int> PendingAsync(TenantId tenant, WebhookId endpoint, CancellationToken cancellationToken);

    /// <summary>
    /// Records an attempt and what it leads to: the next one at a moment, or an end, after which the next of the stream is due.
    /// </summary>
    Task RecordAsync(
        TenantId tenant, WebhookDelivery delivery, WebhookAttempt attempt, WebhookState state, DateTimeOffset? nextAt,
        CancellationToken cancellationToken);

    /// <summary>The log: newest event first. <paramref name="before"/> is the cursor of the page before, or null.</summary>
    /// <exception cref="ArgumentException">The cursor is none of this log.</exception>
    Task<IReadOnlyList<WebhookDelivery>> LogAsync(
        TenantId tenant, WebhookId endpoint, WebhookState? state, string? before, int limit, CancellationToken cancellationToken);

    /// <summary>One delivery with its attempts, oldest first, or null.</summary>
    Task<(WebhookDelivery Delivery, IReadOnlyList<WebhookAttempt> Attempts)?> FindAsync(
        TenantId tenant, WebhookId endpoint, string id, CancellationToken cancellationToken);

    /// <summary>Sends again, at once and with the whole schedule before it: one delivery, or all that were given up. Returns how many.</summary>
    Task<int> RedeliverAsync(TenantId tenant, WebhookId endpoint, string? id, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Makes due whatever waits in its stream behind nothing: after an end whose follower was never told.</summary>
    Task HealAsync(TenantId tenant, WebhookId endpoint, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Forgets everything of an endpoint.</summary>
    Task DropAsync(TenantId tenant, WebhookId endpoint, CancellationToken cancellationToken);

    /// <summary>Forgets deliveries that came to an end before a moment; returns how many.</summary>
    Task<int> ForgetDoneAsync(DateTimeOffset before, CancellationToken cancellationToken);
}

/// <summary>How far an endpoint has read the tenant's feed.</summary>
/// <param name="Position">The position.</param>
/// <param name="QuietUntil">Until when the endpoint asked to be left alone, or null.</param>
public sealed record WebhookCursor(FeedPosition Position, DateTimeOffset? QuietUntil = null);

/// <summary>How far an endpoint has read one stream.</summary>
/// <param name="Seq">The last event that was read.</param>
/// <param name="Memo">What the reader must know of what it read, to understand what follows; its own to interpret.</param>
public sealed record WebhookLane(long Seq, int Memo);

/// <summary>One event for one endpoint.</summary>
/// <param name="Endpoint">For which endpoint.</param>
/// <param name="Stream">Whose event.</param>
/// <param name="Seq">Its number there.</param>
/// <param name="Part">Which of the events that this one makes, from 0.</param>
/// <param name="Id">The same at every attempt.</param>
/// <param name="Type">The type of the event.</param>
/// <param name="At">When it happened.</param>
/// <param name="Body">What is sent, UTF-8.</param>
/// <param name="State">What became of it.</param>
/// <param name="Attempts">How often it was tried since it was made or sent again.</param>
/// <param name="NextAt">When it is tried next; null behind another of its stream and at the end.</param>
/// <param name="DoneAt">When it came to an end, or null.</param>
public sealed record WebhookDelivery(
    WebhookId Endpoint, StreamId Stream, long Seq, int Part, string Id, string Type, DateTimeOffset At, ReadOnlyMemory<byte> Body,
    WebhookState State = WebhookState.Pending, int Attempts = 0, DateTimeOffset? NextAt = null, DateTimeOffset? DoneAt = null)
{
    /// <summary>Where the log goes on after this one.</summary>
    public string Cursor => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Values.StoredTime.Micros(At)}.{Id}");
}

/// <summary>One attempt to deliver.</summary>
/// <param name="At">When it began.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Status">What the endpoint answered, or null where no answer came.</param>
/// <param name="Outcome">What came of it: <c>delivered</c>, <c>answered</c>, <c>refused</c>, or why there was no answer.</param>
public sealed record WebhookAttempt(DateTimeOffset At, TimeSpan Took, int? Status, string Outcome);
