namespace Actors.Domain.Tenants;

/// <summary>The reserved tenant whose only members are the operators of the installation.</summary>
public static class SystemTenant
{
    /// <summary>Its id; no business can have it, for it exists from the first start.</summary>
    public static TenantId Id { get; } = new("system");

    /// <summary>The first operator, whom the first start adds after everything else: with the operator it is done.</summary>
    public static AgentId Operator { get; } = new("operator");
}
