using System.Security.Cryptography;
using System.Text;

namespace Actors.Domain.Delivery;

/// <summary>The name of one part of one message, by which a messenger recognises a repeat: computed, so that it is the same after any crash.</summary>
public static class DeliverySerial
{
    /// <summary>29 characters, a-z and 0-9.</summary>
    public static string Of(TenantId tenant, ConversationId conversation, long message, int part) =>
        "a" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant}\n{conversation}\n{message}\n{part}")).AsSpan(0, 14));
}
