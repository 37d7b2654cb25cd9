using System.Collections.Concurrent;

namespace Actors.Conformance.Tests.Fixture;

/// <summary>Named events by which a test and its grains wait for each other; both run in this process.</summary>
internal static class Signals
{
    private static readonly ConcurrentDictionary<string, TaskCompletionSource<string>> All = new();

    public static void Raise(string name, string value = "") => Of(name).TrySetResult(value);

    /// <summary>Waits as long as it takes; for grains.</summary>
    public static Task<string> Raised(string name) => Of(name).Task;

    /// <summary>Waits, but not for ever; for tests.</summary>
    public static Task<string> Expect(string name) => Of(name).Task.WaitAsync(
        TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

    public static bool IsRaised(string name) => Of(name).Task.IsCompleted;

    private static TaskCompletionSource<string> Of(string name) =>
        All.GetOrAdd(name, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
