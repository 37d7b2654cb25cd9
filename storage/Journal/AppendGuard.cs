using Actors.Domain.Conversations;
using Actors.Storage.Values;

namespace Actors.Storage;

/// <summary>
/// Refuses a request that contradicts itself or holds text that no store keeps alike, with <see cref="ArgumentException"/>, before
/// it can spoil a batch. The same for every engine.
/// </summary>
internal static class AppendGuard
{
    public static void Check(AppendRequest request)
    {
        Require(request.ExpectedSeq >= 0, "The expected number is negative.");
        Require(!request.Events.IsDefaultOrEmpty, "There is no event to append.");
        Require(request.Places is null || request.Stream.Kind == StreamKind.Conversation,
            "Only a conversation takes places.");
        Require(request.Places is not { Released: { } released } || released != request.Places.Taken,
            "A place cannot be released and taken by the same agent.");
        Require(request.Capacity is null or >= 0, "The capacity is negative.");

        Require(!request.IsWords || request is { Row: not null, ExpectedSeq: > 0 }, "Words alone change a row that is there.");

        StoredText.Check(request.Stream.Tenant.Value, "tenant");
        StoredText.Check(request.Stream.Key, "stream");
        StoredText.Check(request.Operation?.Scope, "operation");
        StoredText.Check(request.Operation?.Id, "operation");
        StoredText.Check(request.Places?.Taken?.Value, "agent");
        StoredText.Check(request.Places?.Released?.Value, "agent");
        Require(request.Following >= 0 && request.Following < request.Events.Length, "Nothing is left for the operation itself.");
        foreach (var happened in request.Events)
        {
            StoredText.Check(happened.Name, "event name");
            StoredText.CheckJson(happened.Data.Span, "event");
        }

        StoredText.CheckJson(request.Snapshot.Span, "snapshot");
        CheckRows(request);
    }

    private static void CheckRows(AppendRequest request)
    {
        var last = request.ExpectedSeq + request.Events.Length;
        if (request.Row is { } row)
        {
            Require(StreamId.Of(row.Tenant, row.Id) == request.Stream, "The row is of another conversation.");
            Require(row.Seq == last, "The row is not the one after the last event.");
            Check(row);
        }

        if (request.Presence is { } presence)
        {
            Require(StreamId.Of(presence.Tenant, presence.Agent) == request.Stream, "The presence is of another agent.");
            Require(presence.Seq == last, "The presence is not the one after the last event.");
        }

        foreach (var ticket in request.Tickets)
        {
            Require(StreamId.Of(ticket.Tenant, ticket.Conversation) == request.Stream, "The ticket is of another conversation.");
            StoredText.Check(ticket.Id.Value, "ticket");
            StoredText.Check(ticket.Agent.Value, "agent");
        }
    }

    private static void Check(ConversationRow row)
    {
        StoredText.Check(row.Channel.Value, "channel");
        StoredText.Check(row.Customer.Value, "customer");
        StoredText.Check(row.CustomerName, "customer name");
        StoredText.Check(row.Queue?.Value, "queue");
        StoredText.Check(row.Agent?.Value, "agent");
        StoredText.Check(row.DelegatedBy?.Value, "agent");
        StoredText.Check(row.Ticket?.Value, "ticket");
        StoredText.Check(row.LastText, "last text");
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ArgumentException(otherwise, "request");
        }
    }
}
