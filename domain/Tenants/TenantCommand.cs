using System.Text.Json.Serialization;

namespace Actors.Domain.Tenants;

/// <summary>What somebody wants changed in a tenant's definitions.</summary>
/// <param name="Now">The moment of the decision.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(CreateTenant), "createTenant")]
[JsonDerivedType(typeof(AddQueue), "addQueue")]
[JsonDerivedType(typeof(AddChannel), "addChannel")]
[JsonDerivedType(typeof(AddAgent), "addAgent")]
[JsonDerivedType(typeof(SetPassword), "setPassword")]
[JsonDerivedType(typeof(AddApiKey), "addApiKey")]
[JsonDerivedType(typeof(RevokeApiKey), "revokeApiKey")]
[JsonDerivedType(typeof(ChangeSettings), "changeSettings")]
public abstract record TenantCommand(DateTimeOffset Now);

/// <summary>Create the tenant.</summary>
public sealed record CreateTenant(TenantId Tenant, string Name, DateTimeOffset Now) : TenantCommand(Now);

/// <summary>Add a queue.</summary>
public sealed record AddQueue(QueueDefinition Queue, DateTimeOffset Now) : TenantCommand(Now);

/// <summary>Add a channel account.</summary>
public sealed record AddChannel(ChannelDefinition Channel, DateTimeOffset Now) : TenantCommand(Now);

/// <summary>Add an agent at the end of the list.</summary>
public sealed record AddAgent(AgentDefinition Agent, DateTimeOffset Now) : TenantCommand(Now);

/// <summary>Give an agent another password.</summary>
public sealed record SetPassword(AgentId Agent, string PasswordHash, DateTimeOffset Now) : TenantCommand(Now);

/// <summary>Add a program's key.</summary>
public sealed record AddApiKey(ApiKeyDefinition Key, DateTimeOffset Now) : TenantCommand(Now);

/// <summary>Revoke a program's key.</summary>
public sealed record RevokeApiKey(ApiKeyId Key, DateTimeOffset Now) : TenantCommand(Now);

/// <summary>Replace the settings.</summary>
public sealed record ChangeSettings(TenantSettings Settings, DateTimeOffset Now) : TenantCommand(Now);
