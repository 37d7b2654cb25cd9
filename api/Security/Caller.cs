using System.Security.Claims;
using Actors.Domain;
using Actors.Domain.Tenants;

namespace Actors.Api.Security;

/// <summary>Who calls: read from the signed identity, never from the request.</summary>
internal static class Caller
{
    public const string Tenant = "tenant";
    public const string Agent = "agent";
    public const string Channel = "channel";
    public const string Customer = "customer";
    public const string CustomerName = "customerName";
    public const string Key = "key";
    public const string Password = "password";

    public static TenantId TenantId(this ClaimsPrincipal user) => new(user.FindFirstValue(Tenant)!);

    public static AgentId AgentId(this ClaimsPrincipal user) => new(user.FindFirstValue(Agent)!);

    public static AgentRole Role(this ClaimsPrincipal user) =>
        Enum.Parse<AgentRole>(user.FindFirstValue(ClaimTypes.Role)!);

    public static bool IsManager(this ClaimsPrincipal user) => user.Role() is AgentRole.Manager or AgentRole.Administrator;

    public static ChannelId ChannelId(this ClaimsPrincipal user) => new(user.FindFirstValue(Channel)!);

    public static CustomerId CustomerId(this ClaimsPrincipal user) => new(user.FindFirstValue(Customer)!);

    public static string? CustomerDisplayName(this ClaimsPrincipal user) => user.FindFirstValue(CustomerName);

    public static ConversationId ConversationId(this ClaimsPrincipal user) =>
        ConversationKey.Of(user.TenantId(), user.ChannelId(), user.CustomerId());
}
