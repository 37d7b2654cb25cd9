using Orleans;

namespace Actors.GrainInterfaces;

/// <summary>
/// A tenant's search, as it follows what happens. Key: <see cref="GrainKey.Of(Domain.TenantId)"/>. Everything it knows is in the store: a second
/// activation, or a killed one, costs some reading and nothing else.
/// </summary>
public interface ISearchGrain : IGrainWithStringKey
{
    /// <summary>Something changed: read it. Returns at once, and does nothing while it still reads.</summary>
    Task Wake();
}
