namespace Actors.Domain.Tenants;

/// <summary>What a tenant sets for one queue.</summary>
/// <param name="Queue">Its id; exists, and is named once.</param>
/// <param name="Enabled">Whether it takes requests and transfers. What waits in a disabled one is still given out.</param>
/// <param name="Distribution">How it distributes, or null: as the tenant does.</param>
public sealed record QueueSetting(string Queue, bool Enabled = true, Distribution? Distribution = null);
