using Actors.Clock;
using Actors.Embedded;
using Actors.Grains;
using Actors.Grains.Effects;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Actors.Scenarios.Playing;

/// <summary>The embedded runtime, on the scenario's clock and one thread that takes every turn: the same file always plays the same way.</summary>
internal sealed class Stage(ManualTime time)
{
    private readonly SeededScheduler _scheduler = new(1);
    private ActivationControl? _activations;
    private Quiescence? _effects;

    /// <summary>Whether what happens at one moment happens one after the other. One thread takes every turn.</summary>
    public const bool InOneOrder = true;

    /// <summary>Plays to the end.</summary>
    public void Run(Func<Task> play) => _scheduler.Run(play);

    public void Configure(IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddActorsGrains(drivenByTheHost: false, effectsOn: _scheduler);
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering()
            .AddMemoryGrainStorage("actors")
            .Configure<EmbeddedOptions>(options => options.Scheduler = _scheduler));
    }

    public void Begin(IServiceProvider services)
    {
        _activations = services.GetRequiredService<ActivationControl>();
        _effects = services.GetRequiredService<Quiescence>();
    }

    /// <summary>Completes when every effect has run and no grain has a turn to take; the clock stands still.</summary>
    public async Task SettleAsync()
    {
        do
        {
            await _activations!.Idle();
            await Task.Yield();
        }
        while (!_effects!.NoEffectRuns);
        await _activations.Idle();
    }
}
