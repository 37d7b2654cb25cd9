using System.Text.Json.Serialization;
using Actors.Domain.Tenants;

namespace Actors.Domain.Tickets;

/// <summary>What people write on a ticket; what it is the record of stands in its <see cref="TicketRow"/>.</summary>
/// <param name="Subject">One line of up to <see cref="TicketRules.LongestSubject"/> characters, or null.</param>
/// <param name="Status">Where the work stands.</param>
/// <param name="Priority">How urgent it is.</param>
/// <param name="Topic">Category and division, or null.</param>
/// <param name="Assignee">Who is to do it, or null.</param>
/// <param name="Tags">Each once, in the order in which they were given.</param>
/// <param name="Fields">The tenant's own fields that are filled in, in the order of the settings.</param>
public sealed record TicketDetails(
    string? Subject = null, TicketStatus Status = TicketStatus.Open, TicketPriority Priority = TicketPriority.Normal, Topic? Topic = null,
    AgentId? Assignee = null, IReadOnlyList<string>? Tags = null, IReadOnlyList<TicketField>? Fields = null)
{
    /// <summary>Each once.</summary>
    public IReadOnlyList<string> Tags { get; init; } = Tags ?? [];

    /// <summary>The tenant's own fields that are filled in.</summary>
    public IReadOnlyList<TicketField> Fields { get; init; } = Fields ?? [];

    /// <summary>By what is written, lists included.</summary>
    public bool Equals(TicketDetails? other) =>
        other is not null && (Subject, Status, Priority, Topic, Assignee) == (other.Subject, other.Status, other.Priority, other.Topic, other.Assignee)
        && Tags.SequenceEqual(other.Tags) && Fields.SequenceEqual(other.Fields);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Subject, Status, Priority, Topic, Assignee, Tags.Count, Fields.Count);
}

/// <summary>A field of the tenant's own, filled in.</summary>
/// <param name="Id">Which; one of the settings' <c>ticketFields</c>.</param>
/// <param name="Value">What is written there, in the form that its kind asks for.</param>
public sealed record TicketField(string Id, string Value);

/// <summary>A ticket of a room with its fields.</summary>
/// <param name="HandOff">The hand-off that it is the record of.</param>
/// <param name="Details">Its fields.</param>
public sealed record RoomTicket(int HandOff, TicketDetails Details);

/// <summary>Where the work of a ticket stands. It stays open until somebody closes it.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TicketStatus>))]
public enum TicketStatus
{
    /// <summary>열림: there is something to do.</summary>
    Open = 0,

    /// <summary>처리 대기: somebody else, or the customer, must do something first.</summary>
    Pending = 1,

    /// <summary>완료: nothing is left to do. It may be opened again.</summary>
    Closed = 2,
}

/// <summary>How urgent a ticket is.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TicketPriority>))]
public enum TicketPriority
{
    /// <summary>보통.</summary>
    Normal = 0,

    /// <summary>낮음.</summary>
    Low = 1,

    /// <summary>높음.</summary>
    High = 2,

    /// <summary>긴급.</summary>
    Urgent = 3,
}
