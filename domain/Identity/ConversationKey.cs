using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Actors.Domain;

/// <summary>
/// Computes the id of a room from (tenant, channel account, the customer's id there), so that two first messages
/// on two nodes meet in one grain. The hash keeps what a channel calls a person out of keys and logs.
/// </summary>
public static class ConversationKey
{
    /// <summary>Characters in a conversation id.</summary>
    public const int Length = 22;

    /// <summary>The id of the one room of this customer on this channel account, for ever.</summary>
    public static ConversationId Of(TenantId tenant, ChannelId channel, CustomerId customer)
    {
        // The parts are separated by a character that no part may hold, so that no two triples read the same.
        var bytes = Encoding.UTF8.GetBytes($"{tenant}\n{channel}\n{customer}");
        return new(Base64Url.EncodeToString(SHA256.HashData(bytes).AsSpan(0, 16)));
    }

    /// <summary>Whether <paramref name="text"/> has the shape of a conversation id.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: Length } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
