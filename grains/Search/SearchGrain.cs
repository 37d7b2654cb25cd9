using System.Diagnostics;
using Actors.Domain;
using Actors.GrainInterfaces;
using Actors.Grains.Effects;
using Actors.Storage;
using Orleans;

namespace Actors.Grains.Search;

/// <summary>Keeps the reading of a tenant's feed for the search single; the reading itself runs outside its turns.</summary>
internal sealed class SearchGrain(ISearchStore search, EffectRunner effects, TimeProvider time) : Grain, ISearchGrain
{
    /// <summary>How much longer than a step the pause after it is, so that whoever writes messages does not notice who reads them.</summary>
    private const int Rest = 9;

    private readonly CancellationTokenSource _stop = new();
    private volatile bool _isReading;

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    public Task Wake()
    {
        if (!_isReading)
        {
            _isReading = true;
            var tenant = new TenantId(this.GetPrimaryKeyString());
            effects.Start($"search of {tenant}", () => ReadAsync(tenant));
        }

        return Task.CompletedTask;
    }

    private async Task ReadAsync(TenantId tenant)
    {
        try
        {
            var started = Stopwatch.GetTimestamp();
            while (await search.FollowAsync(tenant, _stop.Token))
            {
                await Task.Delay(Stopwatch.GetElapsedTime(started) * Rest, time, _stop.Token);
                started = Stopwatch.GetTimestamp();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The activation ends; the next one goes on from the store.
        }
        finally
        {
            _isReading = false;
        }
    }
}
