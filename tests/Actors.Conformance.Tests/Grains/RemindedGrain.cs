using Actors.Conformance.Tests.Fixture;
using Orleans;
using Orleans.Runtime;

namespace Actors.Conformance.Tests.Grains;

public interface IRemindedGrain : IGrainWithStringKey
{
    Task Register(string name, TimeSpan dueTime, TimeSpan period);

    Task Unregister(string name);

    Task<string[]> Names();

    Task<bool> Has(string name);
}

/// <summary>A grain that cannot be reminded and tries to be.</summary>
public interface IForgetfulGrain : IGrainWithStringKey
{
    Task Register();
}

internal sealed class RemindedGrain : Grain, IRemindedGrain, IRemindable
{
    public Task Register(string name, TimeSpan dueTime, TimeSpan period) =>
        this.RegisterOrUpdateReminder(name, dueTime, period);

    public async Task Unregister(string name) =>
        await this.UnregisterReminder((await this.GetReminder(name))!);

    public async Task<string[]> Names() => [.. (await this.GetReminders()).Select(each => each.ReminderName)];

    public async Task<bool> Has(string name) => await this.GetReminder(name) is not null;

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        Signals.Raise($"{this.GetPrimaryKeyString()}/{reminderName}", status.Period.ToString());
        return Task.CompletedTask;
    }
}

internal sealed class ForgetfulGrain : Grain, IForgetfulGrain
{
    public Task Register() => this.RegisterOrUpdateReminder("x", TimeSpan.Zero, TimeSpan.FromMinutes(1));
}
