using Orleans;

namespace Actors.GrainInterfaces;

/// <summary>
/// One webhook endpoint of a tenant: reads the tenant's feed and sends. Key: <see cref="GrainKey.Of(Domain.TenantId, Domain.WebhookId)"/>. Everything it
/// knows is in the store, so that a second activation, or a killed one, sends at worst twice, under the same id.
/// </summary>
public interface IWebhookGrain : IGrainWithStringKey
{
    /// <summary>Look what there is to read and to send. Returns at once; called every second, and does nothing while it still works.</summary>
    Task Wake();

    /// <summary>The endpoint is no more: stops, and forgets everything that waits for it.</summary>
    Task Forget();
}
