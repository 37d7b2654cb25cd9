namespace Actors.Embedded;

/// <summary>What only this runtime can be told; tests set it.</summary>
public sealed class EmbeddedOptions
{
    /// <summary>
    /// The clock of response time-outs; by default the registered <see cref="TimeProvider"/>, which also drives
    /// timers, reminders and idle collection. Give <see cref="TimeProvider.System"/> where a test jumps in time while
    /// calls are under way.
    /// </summary>
    public TimeProvider? ResponseClock { get; set; }

    /// <summary>Runs every turn on one thread in an order drawn from a seed; by default the thread pool does.</summary>
    public SeededScheduler? Scheduler { get; set; }

    /// <summary>Records which grain awaits which; null (the default) records nothing.</summary>
    public CallGraph? CallGraph { get; set; }

    /// <summary>Makes the process behave like a bad network; null (the default) does not.</summary>
    public AdversaryOptions? Adversary { get; set; }
}
