using Actors.Domain;
using Actors.GrainInterfaces;
using Actors.Grains.Effects;
using Orleans;

namespace Actors.Grains.Webhooks;

/// <summary>Keeps the work on one endpoint single; the work itself runs outside its turns.</summary>
internal sealed class WebhookGrain(WebhookRunner runner, EffectRunner effects) : Grain, IWebhookGrain
{
    private readonly CancellationTokenSource _stop = new();
    private readonly WebhookMemory _memory = new();
    private Task _pass = Task.CompletedTask;
    private TenantId _tenant;
    private WebhookId _id;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, var id) = GrainKey.Parse(this.GetPrimaryKeyString());
        _id = new(id);
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    public Task Wake()
    {
        if (_pass.IsCompleted)
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _pass = done.Task;
            effects.Start($"webhook {_tenant}/{_id}", async () =>
            {
                try
                {
                    await runner.PassAsync(_tenant, _id, _memory, _stop.Token);
                }
                catch (OperationCanceledException) when (_stop.IsCancellationRequested)
                {
                    // The activation ends; the next one goes on from the store.
                }
                finally
                {
                    done.SetResult();
                }
            });
        }

        return Task.CompletedTask;
    }

    public async Task Forget()
    {
        await _stop.CancelAsync();
        await _pass;
        await runner.ForgetAsync(_tenant, _id);
        DeactivateOnIdle();
    }
}
