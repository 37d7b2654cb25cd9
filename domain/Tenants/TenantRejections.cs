namespace Actors.Domain.Tenants;

/// <summary>There is no such tenant.</summary>
public sealed record TenantIsUnknown() : Missing("There is no such tenant.");
