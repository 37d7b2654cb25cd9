using Actors.Embedded.Activations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Timers;

namespace Actors.Embedded.Reminders;

/// <summary>Checks what a grain asks for before the table sees it.</summary>
internal sealed class ReminderRegistry(IServiceProvider services, IOptions<ReminderOptions> options) : IReminderRegistry
{
    private ReminderService Service => services.GetService<IReminderTable>() is null
        ? throw new OrleansConfigurationException(
            "No reminder table is configured: call UseInMemoryReminderService or register an IReminderTable.")
        : services.GetRequiredService<ReminderService>();

    public Task<IGrainReminder> RegisterOrUpdateReminder(
        GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(dueTime), "A reminder is due at a time to come.");
        if (period < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(period), "A reminder has a period.");
        if (period < options.Value.MinimumReminderPeriod)
        {
            throw new ArgumentException(
                $"Cannot register reminder {reminderName}: its period ({period}) is less than the minimum allowed "
                + $"reminder period ({options.Value.MinimumReminderPeriod}).");
        }

        return InGrain().Register(callingGrainId, reminderName, dueTime, period);
    }

    public Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder) => InGrain().Unregister(reminder);

    public async Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName)
    {
        InGrain();
        var row = await services.GetRequiredService<IReminderTable>().ReadRow(callingGrainId, reminderName);
        return row is null ? null : Reminder(row);
    }

    public async Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId)
    {
        InGrain();
        var rows = await services.GetRequiredService<IReminderTable>().ReadRows(callingGrainId);
        return [.. rows.Reminders.Select(Reminder)];
    }

    private static IGrainReminder Reminder(ReminderEntry row) =>
        new GrainReminder(row.GrainId, row.ReminderName, row.ETag!);

    private ReminderService InGrain() => Activation.Current is null
        ? throw new InvalidOperationException("Reminders are registered by a grain, in its turn.")
        : Service;
}
