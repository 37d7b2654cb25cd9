using System.Collections.Immutable;

namespace Actors.Domain.Tickets;

/// <summary>What somebody wants changed on a ticket. What is null stays as it is, so that two people may change different fields at once.</summary>
/// <param name="Subject">Empty: none.</param>
/// <param name="Status">Where the work stands.</param>
/// <param name="Priority">How urgent it is.</param>
/// <param name="Category">Empty: no category and no division.</param>
/// <param name="Division">Null with a category: its first.</param>
/// <param name="Assignee">The id of an agent with chat permission; empty: nobody.</param>
/// <param name="Tags">All of them.</param>
/// <param name="Fields">Those of the tenant's own fields that change; an empty value clears one.</param>
public sealed record TicketChange(
    string? Subject = null, TicketStatus? Status = null, TicketPriority? Priority = null, string? Category = null, string? Division = null,
    string? Assignee = null, ImmutableArray<string>? Tags = null, ImmutableArray<TicketField>? Fields = null);
