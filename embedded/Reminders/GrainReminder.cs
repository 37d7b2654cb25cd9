using Orleans.Runtime;

namespace Actors.Embedded.Reminders;

/// <summary>A reminder as its grain knows it.</summary>
internal sealed record GrainReminder(GrainId Grain, string ReminderName, string ETag) : IGrainReminder;
