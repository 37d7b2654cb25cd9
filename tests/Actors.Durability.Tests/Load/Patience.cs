namespace Actors.Durability.Tests.Load;

/// <summary>Waits, and says what for when it was in vain.</summary>
internal static class Patience
{
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(90);

    public static async Task ForAsync(Task task, string what, Func<string> said)
    {
        try
        {
            await task.WaitAsync(Long);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"Waited {Long} in vain for {what}.\n{said()}");
        }
    }
}
