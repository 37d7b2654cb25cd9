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
[JsonDerivedType(typeof(SaveSettingsDraft), "saveSettingsDraft")]
[JsonDerivedType(typeof(DiscardSettingsDraft), "discardSettingsDraft")]
[JsonDerivedType(typeof(PublishSettings), "publishSettings")]
[JsonDerivedType(typeof(ImportHolidays), "importHolidays")]
[JsonDerivedType(typeof(RemoveAgent), "removeAgent")]
[JsonDerivedType(typeof(ChangeAgent), "changeAgent")]
[JsonDerivedType(typeof(SetAgentAbsences), "setAgentAbsences")]
[JsonDerivedType(typeof(ApplyForKakaoText), "applyForKakaoText")]
[JsonDerivedType(typeof(RecordKakaoReview), "recordKakaoReview")]
[JsonDerivedType(typeof(WithdrawKakaoText), "withdrawKakaoText")]
[JsonDerivedType(typeof(SaveCannedAnswer), "saveCannedAnswer")]
[JsonDerivedType(typeof(RemoveCannedAnswer), "removeCannedAnswer")]
[JsonDerivedType(typeof(DefineWebhook), "defineWebhook")]
[JsonDerivedType(typeof(RemoveWebhook), "removeWebhook")]
[JsonDerivedType(typeof(RotateWebhookSecret), "rotateWebhookSecret")]
[JsonDerivedType(typeof(SwitchWebhook), "switchWebhook")]
[JsonDerivedType(typeof(SetIdentitySecret), "setIdentitySecret")]
[JsonDerivedType(typeof(ConnectChannel), "connectChannel")]
public abstract record TenantCommand(DateTimeOffset Now);

/// <summary>Create the tenant.</summary>
public sealed record CreateTenant(TenantId Tenant, string Name, DateTimeOffset Now) : TenantCommand(Now);

/// <summary>Add a queue.</summary>
public sealed record AddQueue(QueueDefinition Queue, DateTimeOffset Now) : TenantCommand(Now);

/// <summary>Add a channel account.</summary>
public sealed record AddChannel(ChannelDefinition Channel, DateTimeOffset Now) : TenantCommand(Now);

/// <summary>Join a channel account to its messenger, in place of how it was joined before; null: no longer. What its connector asks for was checked.</summary>
public sealed record ConnectChannel(ChannelId Channel, ChannelConnection? Connection, DateTimeOffset Now) : TenantCommand(Now);

/// <summary>Add an agent at the end of the list.</summary>
public sealed record AddAgent(AgentDefinition Agent, DateTimeOffset Now) : TenantCommand(Now);

/// <summary>Give an agent another password.</summary>
public sealed record SetPassword(AgentId Agent, string PasswordHash, DateTimeOffset Now) : TenantCommand(Now);

/// <summary>Add a program's key.</summary>
public sealed record AddApiKey(ApiKeyDefinition Key, DateTimeOffset Now) : TenantCommand(Now);

/// <summary>Revoke a program's key.</summary>
public sealed record RevokeApiKey(ApiKeyId Key, DateTimeOffset Now) : TenantCommand(Now);

/// <summary>
/// Take an agent off the list. Refused while the agent has conversations, or is named by the settings in force.
/// </summary>
/// <param name="Agent">The agent.</param>
/// <param name="Conversations">How many the agent has in <c>received</c>, <c>active</c> and <c>held</c>.</param>
/// <param name="Now">The moment of the decision.</param>
public sealed record RemoveAgent(AgentId Agent, int Conversations, DateTimeOffset Now) : TenantCommand(Now);

/// <summary>Put settings in force without a draft.</summary>
public sealed record ChangeSettings(TenantSettings Settings, DateTimeOffset Now) : TenantCommand(Now);

/// <summary>Keep a document as the draft, right or wrong; it decides nothing.</summary>
/// <param name="Settings">The whole document.</param>
/// <param name="Revision">The revision that the author saw.</param>
/// <param name="By">The author.</param>
/// <param name="Now">The moment of the decision.</param>
public sealed record SaveSettingsDraft(TenantSettings Settings, long Revision, AgentId By, DateTimeOffset Now) : TenantCommand(Now);

/// <summary>Forget the draft.</summary>
public sealed record DiscardSettingsDraft(long Revision, AgentId By, DateTimeOffset Now) : TenantCommand(Now);

/// <summary>Put the draft in force, if nothing is wrong with it.</summary>
/// <param name="Revision">The revision that the publisher saw.</param>
/// <param name="By">The publisher.</param>
/// <param name="Note">What it is about, up to <see cref="LongestNote"/> characters, or null.</param>
/// <param name="Now">The moment of the decision.</param>
public sealed record PublishSettings(long Revision, AgentId By, string? Note, DateTimeOffset Now) : TenantCommand(Now)
{
    /// <summary>Longest note, in characters.</summary>
    public const int LongestNote = 200;
}

/// <summary>Add the public holidays of Korea to the draft, which is made of what is in force where there is none.</summary>
/// <param name="Year">The first year.</param>
/// <param name="Years">How many years.</param>
/// <param name="Revision">The revision that the author saw.</param>
/// <param name="By">The author.</param>
/// <param name="Now">The moment of the decision.</param>
public sealed record ImportHolidays(int Year, int Years, long Revision, AgentId By, DateTimeOffset Now) : TenantCommand(Now);
