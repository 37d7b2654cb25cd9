namespace Actors.Scenarios.Playing;

/// <summary>A step did not lead to what it must lead to, or cannot be played yet.</summary>
internal sealed class StepFailed(int step, string what) : Exception($"step {step}: {what}");
