using System.Text.Json.Serialization;

namespace Actors.Domain.Tenants;

/// <summary>A field of the tenant's own on every ticket.</summary>
/// <param name="Id">What programs call it; 2 to 32 of a-z, 0-9 and inner hyphens, unique.</param>
/// <param name="Name">What people call it; 1 to 40 characters, unique.</param>
/// <param name="Kind">What is written in it.</param>
/// <param name="Choices">For <see cref="TicketFieldKind.Choice"/>: 1 to 50, each 1 to 40 characters and once.</param>
public sealed record TicketFieldSetting(
    string Id, string Name, TicketFieldKind Kind = TicketFieldKind.Text, IReadOnlyList<string>? Choices = null)
{
    /// <summary>What may be chosen.</summary>
    public IReadOnlyList<string> Choices { get; init; } = Choices ?? [];
}

/// <summary>What is written in a field.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TicketFieldKind>))]
public enum TicketFieldKind
{
    /// <summary>Text.</summary>
    Text = 0,

    /// <summary>A number, with a point before decimals.</summary>
    Number = 1,

    /// <summary>A date, <c>2026-11-21</c>.</summary>
    Date = 2,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    YesNo = 3,

    /// <summary>One of the field's choices.</summary>
    Choice = 4,
}
