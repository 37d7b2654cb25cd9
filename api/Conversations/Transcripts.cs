using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Actors.Api.Files;
using Actors.Api.Json;
using Actors.Api.Problems;
using Actors.Channels.Web;
using Actors.Domain;
using Actors.Domain.Json;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.Storage;

namespace Actors.Api.Conversations;

/// <summary>Reads transcripts from the journal.</summary>
internal sealed class Transcripts(IEventJournal journal, TenantDirectory directory, FileLinks links, IFileStore files, StoreEpoch epoch)
{
    private const int Page = 200;

    /// <summary>Lines after a cursor, oldest first, and the number of the room's last line.</summary>
    public async Task<MessagesBody> AfterAsync(
        TenantId tenant, ConversationId conversation, long after, int limit, bool forCustomer,
        CancellationToken cancellationToken)
    {
        var stream = StreamId.Of(tenant, conversation);
        var lines = new List<MessageView>();
        var cursor = after;
        var more = true;
        while (more && lines.Count <= limit)
        {
            var events = await journal.ReadAsync(stream, cursor, Page, cancellationToken);
            lines.AddRange(Lines(events, forCustomer));
            more = events.Count == Page;
            cursor = events.Count > 0 ? events[^1].Seq : cursor;
        }

        more |= lines.Count > limit;
        var page = lines.Take(limit).ToList();
        var head = more || page.Count == 0 ? await HeadAsync(tenant, conversation, forCustomer, cancellationToken) : page[^1].Seq;
        return new(await ShowAsync(tenant, page, forCustomer, cancellationToken), head, more, Epoch: epoch.Value);
    }

    /// <summary>The last lines before a cursor, oldest first.</summary>
    public async Task<OlderBody> BeforeAsync(
        TenantId tenant, ConversationId conversation, long before, int limit, bool forCustomer,
        CancellationToken cancellationToken)
    {
        var stream = StreamId.Of(tenant, conversation);
        var lines = new List<MessageView>();
        var more = true;
        while (more && lines.Count <= limit)
        {
            var events = await journal.ReadBackAsync(stream, before, Page, cancellationToken);
            lines.InsertRange(0, Lines(events, forCustomer));
            more = events.Count == Page;
            before = events.Count > 0 ? events[0].Seq : before;
        }

        more |= lines.Count > limit;
        return new(await ShowAsync(tenant, [.. lines.TakeLast(limit)], forCustomer, cancellationToken), more);
    }

    /// <summary>The number of the last line; 0 where there is none.</summary>
    public async Task<long> HeadAsync(
        TenantId tenant, ConversationId conversation, bool forCustomer, CancellationToken cancellationToken)
    {
        var before = long.MaxValue;
        while (true)
        {
            var events = await journal
                .ReadBackAsync(StreamId.Of(tenant, conversation), before, 16, cancellationToken);
            if (Lines(events, forCustomer).LastOrDefault() is { } line)
            {
                return line.Seq;
            }

            if (events.Count < 16)
            {
                return 0;
            }

            before = events[0].Seq;
        }
    }

    /// <summary>
    /// What is wrong with a reader's cursor, where <paramref name="head"/> is the last line: one beyond the whole journal is of another
    /// conversation, or made up; one of another epoch (<paramref name="of"/>, where the reader says it) numbers other lines.
    /// </summary>
    public async ValueTask<Problem?> CheckAsync(
        TenantId tenant, ConversationId conversation, long after, string? of, long head, CancellationToken cancellationToken)
    {
        if (after > 0 && of is not null && of != epoch.Value)
        {
            return EdgeProblems.CursorIsFromTheFuture;
        }

        if (after < 0 || after <= head)
        {
            return after < 0 ? Problem.Of(new FieldIsInvalid("after", "0 or more.")) : null;
        }

        // The answer to a command may name an event after the last line.
        var last = await journal.ReadBackAsync(StreamId.Of(tenant, conversation), long.MaxValue, 1, cancellationToken);
        return last.Count == 0 || after > last[0].Seq ? EdgeProblems.CursorIsFromTheFuture : null;
    }

    /// <summary>Lines as they are shown: customers read names, agents read ids as well.</summary>
    public async ValueTask<IReadOnlyList<MessageBody>> ShowAsync(
        TenantId tenant, IReadOnlyList<MessageView> lines, bool forCustomer, CancellationToken cancellationToken)
    {
        var definitions = await directory.FindAsync(tenant, cancellationToken);
        var carried = lines.SelectMany(FilesOf).Distinct().ToList();
        var there = carried.Count == 0 ? FrozenSet<FileId>.Empty : await files.HaveAsync(tenant, carried, cancellationToken);
        return [.. lines.Select(line => Show(definitions, line, forCustomer) with
        {
            Attachments = links.Show(tenant, line.Attachments, there),
            Media = forCustomer ? null : links.Show(tenant, line.Media, there),
        })];
    }

    private static IEnumerable<FileId> FilesOf(MessageView line) =>
        (line.Attachments ?? []).Concat((line.Media ?? []).Select(one => one.Attachment).OfType<Attachment>()).Select(one => one.File);

    private static MessageBody Show(TenantState? definitions, MessageView line, bool forCustomer)
    {
        string? NameOf(AgentId agent) => definitions?.NameOf(agent);
        if (forCustomer && WebOutbound.Show(line, NameOf) is { } web)
        {
            return new(web.Seq, web.Kind, web.Speaker, web.Text, web.Choices, null, web.AgentName, web.Id, web.At, Links: web.Links, Connect: line.Connect,
                Image: web.Image, Cards: Cards(line));
        }

        var shown = line.ForAgents;
        return new(
            line.Seq, line.Kind, shown.Speaker, shown.Text, shown.Choices, line.Agent, line.Agent is { } agent ? NameOf(agent) : null,
            line.Id, line.At, shown.Auto, Connect: line.Connect, Delivery: line.Delivery, Cards: Cards(line));
    }

    private static ImmutableArray<MessageCard>? Cards(MessageView line) => line.Cards.IsEmpty ? null : line.Cards;

    private static IEnumerable<MessageView> Lines(IEnumerable<StoredEvent> events, bool forCustomer) => events
        .Select(stored => MessageView.Of(
            stored.Seq, JsonSerializer.Deserialize(stored.Data.Span, DomainJson.Stored.ConversationEvent)!))
        .OfType<MessageView>()
        .Where(line => !forCustomer || line.IsForCustomer);
}
