using System.Security.Cryptography;
using System.Text;

namespace Actors.Domain.Delivery;

/// <summary>The name of one part of one message, by which a messenger recognises a repeat: computed, so that it is the same after any crash.</summary>
public static class DeliverySerial
{
    /// <summary>29 characters, a-z and 0-9. What was certainly refused and is sent again (another <paramref name="round"/>) is no repeat.</summary>
    public static string Of(TenantId tenant, ConversationId conversation, long message, int part, int round = 0) =>
        "a" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            $"{tenant}\n{conversation}\n{message}\n{part}" + (round == 0 ? "" : $"\n{round}"))).AsSpan(0, 14));
}
