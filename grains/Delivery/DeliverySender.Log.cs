using Actors.Domain;
using Microsoft.Extensions.Logging;

namespace Actors.Grains.Delivery;

internal sealed partial class DeliverySender
{
    // Event ids 2300 to 2399.
    private static partial class Log
    {
        [LoggerMessage(2300, LogLevel.Warning, "Channel {Channel} of {Tenant} is not joined to its messenger, or its secrets do not open; what it owes is tried again.")]
        public static partial void NotConnected(ILogger logger, TenantId tenant, ChannelId channel);

        [LoggerMessage(2301, LogLevel.Warning, "Channel {Channel} of {Tenant} refused message {Message} of {Conversation}: {Code}; the account is at fault: {AccountIsWrong}.")]
        public static partial void Refused(
            ILogger logger, TenantId tenant, ChannelId channel, ConversationId conversation, long message, string code, bool accountIsWrong);
    }
}
