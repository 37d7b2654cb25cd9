using Actors.Api.Conversations;
using Actors.Api.Json;
using Actors.Api.Problems;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Storage;

namespace Actors.Api.Consoles;

/// <summary>What consoles read; the same for REST and the hub.</summary>
internal sealed class ConsoleReads(
    IReadStore rows, TabCounting counting, Transcripts transcripts, Decisions decisions, RoomStates rooms, StoreEpoch epoch)
{
    /// <summary>Lines that a console gets when it opens a conversation without a cursor.</summary>
    private const int FirstLines = 50;

    private const int ChangesAtOnce = 200;

    public async Task<(ListBody? List, Problem? Wrong)> ListAsync(
        Viewer viewer, string? tab, string? cursor, int limit, CancellationToken cancellationToken)
    {
        if (Tab.StatusesOf(tab) is not { } statuses)
        {
            return (null, Problem.Of(new FieldIsInvalid("tab", Tab.Names)));
        }

        if (Cursors.Check(0, limit) is { } wrong)
        {
            return (null, Problem.Of(wrong));
        }

        // The feed position is taken first: what changes while the list is read comes again, never too late.
        var feed = await rows.HeadAsync(viewer.Tenant, cancellationToken);
        var list = new ConversationList(viewer.Tenant, statuses, Tab.OwnerIn(tab!, viewer), cursor, limit);
        if (await PageAsync(list, cancellationToken) is not { } page)
        {
            return (null, Problem.Of(new FieldIsInvalid("cursor", "The cursor of the page before, of the same tab.")));
        }

        var counts = (await counting.ReadAsync(viewer.Tenant, cancellationToken)).For(viewer);
        return (new([.. page.Rows.Select(RowBody.Of)], page.Next, counts, epoch.Mark(feed)), null);
    }

    public async Task<(ChangesBody? Changes, Problem? Wrong)> ChangesAsync(
        Viewer viewer, string? tab, string? after, CancellationToken cancellationToken)
    {
        if (!epoch.TryRead(after, out var position, out var isOfThis))
        {
            return (null, Problem.Of(new FieldIsInvalid("after", "A feed position that this server gave.")));
        }

        var head = await rows.HeadAsync(viewer.Tenant, cancellationToken);
        if (!isOfThis || position.CompareTo(head) > 0)
        {
            return (null, EdgeProblems.CursorIsFromTheFuture);
        }

        var page = await rows.ChangesAsync(viewer.Tenant, position, ChangesAtOnce, cancellationToken);
        var shown = page.Rows.ToLookup(row => Tab.Shows(viewer, tab, row));
        var counts = (await counting.ReadAsync(viewer.Tenant, cancellationToken)).For(viewer);
        return (new(
            [.. shown[true].Select(RowBody.Of)], [.. shown[false].Select(row => row.Id)], counts, epoch.Mark(page.Position),
            page.More), null);
    }

    /// <summary>That there is no such conversation for this viewer; null when there is.</summary>
    public async Task<Rejection?> MissingAsync(Viewer viewer, string? id, CancellationToken cancellationToken) =>
        await RowAsync(viewer, id, cancellationToken) is null ? new ConversationIsUnknown() : null;

    public async Task<ConversationBody?> ConversationAsync(
        Viewer viewer, string id, CancellationToken cancellationToken)
    {
        var row = await RowAsync(viewer, id, cancellationToken);
        if (row is null)
        {
            return null;
        }

        var tickets = await rows.TicketsAsync(viewer.Tenant, row.Id, cancellationToken);
        var details = tickets.Count == 0 ? []
            : (await rooms.ReadAsync(viewer.Tenant, row.Id, cancellationToken)).Tickets.ToDictionary(ticket => ticket.HandOff, ticket => ticket.Details);
        return new(RowBody.Of(row), [.. tickets.Select(ticket => new TicketBody(
            ticket.Id, ticket.HandOff, ticket.Agent, ticket.OpenedAt, details.GetValueOrDefault(ticket.HandOff)))]);
    }

    /// <summary>A conversation with its lines after a cursor, or the last ones when the cursor is negative.</summary>
    public async Task<(OpenedBody? Opened, Problem? Wrong)> OpenAsync(
        Viewer viewer, string id, long after, CancellationToken cancellationToken)
    {
        var conversation = await ConversationAsync(viewer, id, cancellationToken);
        if (conversation is null)
        {
            return (null, Problem.Of(new ConversationIsUnknown()));
        }

        if (after >= 0)
        {
            var (page, wrong) = await AfterAsync(viewer, new(id), after, null, Cursors.LargestPage, cancellationToken);
            return page is null
                ? (null, wrong)
                : (new(conversation.Row, conversation.Tickets, page.Messages, page.Head, page.More), null);
        }

        var last = await transcripts.BeforeAsync(
            viewer.Tenant, new(id), long.MaxValue, FirstLines, forCustomer: false, cancellationToken);
        var head = last.Messages.Count > 0 ? last.Messages[^1].Seq : 0;
        return (new(conversation.Row, conversation.Tickets, last.Messages, head, last.More), null);
    }

    public async Task<(MessagesBody? Page, Problem? Wrong)> AfterAsync(
        Viewer viewer, ConversationId id, long after, string? of, int limit, CancellationToken cancellationToken)
    {
        var page = await transcripts.AfterAsync(viewer.Tenant, id, after, limit, forCustomer: false, cancellationToken);
        var wrong = await transcripts.CheckAsync(viewer.Tenant, id, after, of, page.Head, cancellationToken);
        return wrong is null ? (page, null) : (null, wrong);
    }

    public Task<OlderBody> BeforeAsync(Viewer viewer, ConversationId id, long before, int limit, CancellationToken cancellationToken) =>
        transcripts.BeforeAsync(viewer.Tenant, id, before, limit, forCustomer: false, cancellationToken);

    /// <summary>Why things were sent and why nothing was, newest first; null where there is no such conversation for this viewer.</summary>
    public async Task<DecisionsBody?> DecisionsAsync(
        Viewer viewer, string id, long before, int limit, CancellationToken cancellationToken) =>
        await RowAsync(viewer, id, cancellationToken) is { } row
            ? await decisions.BeforeAsync(row, before, limit, cancellationToken)
            : null;

    /// <summary>The row of a conversation that this viewer may see, or null.</summary>
    public async Task<ConversationRow?> RowAsync(Viewer viewer, string? id, CancellationToken cancellationToken) =>
        ConversationKey.IsValid(id) ? await rows.ConversationAsync(viewer.Tenant, new(id!), cancellationToken) : null;

    /// <summary>A page of a list, or null when the cursor is none of it.</summary>
    private async Task<ConversationPage?> PageAsync(ConversationList list, CancellationToken cancellationToken)
    {
        try
        {
            return await rows.ListAsync(list, cancellationToken);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
