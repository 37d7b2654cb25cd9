using Microsoft.Extensions.Logging;

namespace Actors.Storage.Writer;

/// <content>Event ids 2000 to 2019.</content>
internal sealed partial class GroupCommitWriter
{
    private static partial class Log
    {
        [LoggerMessage(2000, LogLevel.Error, "The commit of {Items} items was not confirmed.")]
        public static partial void Unknown(ILogger logger, int items, Exception exception);

        [LoggerMessage(2001, LogLevel.Error, "The store cannot be reached; {Items} items are refused.")]
        public static partial void Unreachable(ILogger logger, int items, Exception exception);

        [LoggerMessage(2002, LogLevel.Information, "A batch of {Items} items met another process and is tried again.")]
        public static partial void Collided(ILogger logger, int items, Exception exception);

        [LoggerMessage(2003, LogLevel.Warning, "A batch of {Items} items failed and is tried in halves.")]
        public static partial void Halved(ILogger logger, int items, Exception exception);

        [LoggerMessage(2004, LogLevel.Error, "An append to {Stream} cannot be stored.")]
        public static partial void Poisonous(ILogger logger, StreamId stream, Exception exception);
    }
}
