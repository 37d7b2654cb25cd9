using Actors.Grains.Telemetry;
using Microsoft.Extensions.Logging;

namespace Actors.Grains.Effects;

/// <summary>
/// Runs what grains owe, outside their turns: no turn awaits a bot, a provider or another grain that may call back. What fails here is still owed
/// in the state, and the sweep starts it again.
/// </summary>
internal sealed partial class EffectRunner(ILogger<EffectRunner> logger, TaskScheduler scheduler, Quiescence unawaited, GrainInstruments instruments)
{
    /// <summary>Starts an effect; returns at once.</summary>
    public void Start(string what, Func<Task> effect)
    {
        unawaited.BeginEffect();
        _ = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler);

        async Task Run()
        {
            try
            {
                await effect();
            }
            catch (Exception failure)
            {
                instruments.EffectFailed();
                Log.EffectFailed(logger, what, failure);
            }
            finally
            {
                unawaited.EndEffect();
            }
        }
    }
}
