using Actors.Domain;
using Microsoft.Extensions.Logging;

namespace Actors.Grains.Queues;

internal sealed partial class QueueGrain
{
    // Event ids 2100 to 2199.
    private static partial class Log
    {
        [LoggerMessage(2100, LogLevel.Warning, "Queue {Tenant}/{Queue} could not read its agents; it tries again when it is told of anything or in 30 s.")]
        public static partial void WorkFailed(ILogger logger, TenantId tenant, QueueId queue, Exception exception);

        [LoggerMessage(2101, LogLevel.Warning, "The verdict for hand-off {HandOff} of {Tenant}/{Conversation} has no outcome; it stays in the line.")]
        public static partial void VerdictFailed(
            ILogger logger, TenantId tenant, ConversationId conversation, int handOff, Exception exception);
    }
}
