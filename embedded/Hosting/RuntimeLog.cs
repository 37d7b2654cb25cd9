using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Actors.Embedded.Hosting;

/// <summary>What the runtime logs: event ids 100 to 119.</summary>
internal sealed partial class RuntimeLog(ILogger logger)
{
    private readonly ILogger _logger = logger;

    [LoggerMessage(100, LogLevel.Warning, "{Method} of {Grain} failed and nobody awaits it.")]
    public partial void UnansweredFailure(string method, GrainId grain, Exception exception);

    [LoggerMessage(101, LogLevel.Error, "Activation of {Grain} failed.")]
    public partial void ActivationFailed(GrainId grain, Exception exception);

    [LoggerMessage(102, LogLevel.Error, "Deactivation of {Grain} failed.")]
    public partial void DeactivationFailed(GrainId grain, Exception exception);

    [LoggerMessage(103, LogLevel.Warning, "Reminder {Name} of {Grain} failed.")]
    public partial void ReminderFailed(string name, GrainId grain, Exception exception);

    [LoggerMessage(104, LogLevel.Warning, "{Count} activations were still there when stopping had to end.")]
    public partial void StoppedUncleanly(int count);
}
