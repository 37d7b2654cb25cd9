namespace Actors.Api.Simulations;

/// <summary>How much may be asked of one simulation: what a person waits for, and what does not keep others waiting.</summary>
internal sealed record SimulationLimits
{
    /// <summary>Steps of a scenario.</summary>
    public int Steps { get; init; } = 500;

    /// <summary>Agents, and customers, of a scenario.</summary>
    public int People { get; init; } = 200;

    /// <summary>Days that a scenario may wait in all.</summary>
    public int Days { get; init; } = 1_000;

    /// <summary>Conversations of a day.</summary>
    public int Conversations { get; init; } = 10_000;

    /// <summary>Events of those conversations, from the first of each.</summary>
    public int Events { get; init; } = 300_000;

    /// <summary>The time that reading and playing may take.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Simulations at once in one process; they take a processor each.</summary>
    public int AtOnce { get; init; } = 2;
}

/// <summary>More is asked than <see cref="SimulationLimits"/> allow.</summary>
internal sealed class SimulationIsTooLargeException : Exception;
