using Actors.Domain;
using Actors.Domain.Tenants;
using Orleans;

namespace Actors.GrainInterfaces;

/// <summary>One tenant's definitions and settings. Key: <see cref="GrainKey.Of(TenantId)"/>.</summary>
public interface ITenantGrain : IGrainWithStringKey
{
    /// <summary>Changes the definitions; in force on this node at once, on others within a second.</summary>
    Task<Outcome> Change([Immutable] TenantCommand command);
}
