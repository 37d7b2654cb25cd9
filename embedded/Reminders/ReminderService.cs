using System.Collections.Concurrent;
using Actors.Embedded.Hosting;
using Orleans;
using Orleans.Runtime;

namespace Actors.Embedded.Reminders;

/// <summary>Ticks the reminders of the table: one alarm for each, at its next multiple of the period.</summary>
internal sealed class ReminderService(IReminderTable table, EmbeddedRuntime runtime)
{
    private readonly ConcurrentDictionary<(GrainId, string), ReminderAlarm> _alarms = new();

    public async Task Start(CancellationToken cancellationToken)
    {
        await table.StartAsync(cancellationToken);
        foreach (var row in (await table.ReadRows(0, 0)).Reminders) SetAlarm(row);
    }

    public Task Stop(CancellationToken cancellationToken)
    {
        foreach (var alarm in _alarms.Values) alarm.Dispose();
        _alarms.Clear();
        return table.StopAsync(cancellationToken);
    }

    public async Task<IGrainReminder> Register(GrainId grain, string name, TimeSpan dueTime, TimeSpan period)
    {
        var row = new ReminderEntry
        {
            GrainId = grain,
            ReminderName = name,
            StartAt = runtime.Time.GetUtcNow().UtcDateTime + dueTime,
            Period = period,
        };
        row.ETag = await table.UpsertRow(row)
            ?? throw new ReminderException($"Could not register reminder {name} of {grain}.");
        SetAlarm(row);
        return new GrainReminder(grain, name, row.ETag);
    }

    public async Task Unregister(IGrainReminder reminder)
    {
        var (grain, name, tag) = (GrainReminder)reminder;
        if (!await table.RemoveRow(grain, name, tag))
            throw new ReminderException($"Could not unregister reminder {name} of {grain}: it was changed or is gone.");
        if (_alarms.TryRemove((grain, name), out var alarm)) alarm.Dispose();
    }

    private void SetAlarm(ReminderEntry row)
    {
        var alarm = new ReminderAlarm(row, runtime);
        _alarms.AddOrUpdate((row.GrainId, row.ReminderName), alarm, (_, old) =>
        {
            old.Dispose();
            return alarm;
        });
        alarm.Arm();
    }
}
