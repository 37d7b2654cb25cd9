using Microsoft.Extensions.Logging;

namespace Actors.Grains.Effects;

internal sealed partial class EffectRunner
{
    // Event ids 2000 to 2099.
    private static partial class Log
    {
        [LoggerMessage(2000, LogLevel.Warning, "Effect {What} failed; it is still owed and will be tried again.")]
        public static partial void EffectFailed(ILogger logger, string what, Exception exception);
    }
}
