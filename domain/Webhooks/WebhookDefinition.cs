using System.Collections.Immutable;

namespace Actors.Domain.Webhooks;

/// <summary>Where a tenant wants to be told what happens.</summary>
/// <param name="Id">Its id within the tenant.</param>
/// <param name="Url">Where events are sent; judged when it is saved and again at each connection.</param>
/// <param name="Types">The types of events that are sent; empty: all.</param>
/// <param name="Secret">The secret with which events are signed, sealed by the host.</param>
/// <param name="Since">Events from here on are sent.</param>
/// <param name="On">Whether anything is sent. What happens while it is off is sent when it is on again.</param>
/// <param name="OffBecause">Why it was switched off by itself, or null.</param>
/// <param name="FormerSecret">The secret before this one, sealed, or null.</param>
/// <param name="FormerUntil">Until when events are signed with the former secret too.</param>
public sealed record WebhookDefinition(
    WebhookId Id, string Url, ImmutableArray<string> Types, string Secret, DateTimeOffset Since, bool On = true,
    WebhookOff? OffBecause = null, string? FormerSecret = null, DateTimeOffset? FormerUntil = null)
{
    /// <summary>Most that a tenant may have.</summary>
    public const int MostInTenant = 20;

    /// <summary>How long a former secret is signed with after a new one was made.</summary>
    public static readonly TimeSpan FormerFor = TimeSpan.FromHours(24);

    /// <summary>The types of events that are sent; empty: all.</summary>
    public ImmutableArray<string> Types { get; init; } = Types.OrEmpty();

    /// <summary>Whether it wants events of a type.</summary>
    public bool Wants(string type) => Types.IsEmpty || Types.Contains(type);

    /// <summary>The sealed secrets with which an event is signed at a moment, the newest first.</summary>
    public ImmutableArray<string> SecretsAt(DateTimeOffset now) =>
        FormerSecret is { } former && now < FormerUntil ? [Secret, former] : [Secret];
}
