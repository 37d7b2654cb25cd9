using System.Diagnostics;

namespace Actors.Api.Tests.Hosting;

/// <summary>Waits for a condition, up to a deadline, and says what was missing.</summary>
internal static class Eventually
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    public static async Task HoldsAsync(Func<Task<bool>> condition, string what, TimeSpan? within = null)
    {
        using var steps = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var started = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(started.Elapsed < (within ?? Deadline), $"Waited {started.Elapsed.TotalSeconds:0} s in vain until {what}.");
            await steps.WaitForNextTickAsync();
        }
    }

    public static Task HoldsAsync(Func<bool> condition, string what, TimeSpan? within = null) =>
        HoldsAsync(() => Task.FromResult(condition()), what, within);

    /// <summary>The answer of a task, or a failure that says what it was to bring.</summary>
    public static async Task<T> GetAsync<T>(Task<T> task, string what, TimeSpan? within = null)
    {
        try
        {
            return await task.WaitAsync(within ?? Deadline);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Waited in vain for {what}.");
        }
    }
}
