namespace Actors.Domain.Tenants;

/// <summary>The reserved tenant whose only members are the operators of the installation.</summary>
public static class SystemTenant
{
    /// <summary>Its id; no business can have it, for it exists from the first start.</summary>
    public static TenantId Id { get; } = new("system");
}
