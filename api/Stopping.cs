namespace Actors.Api;

/// <summary>How long a node that stops waits for its connections, before they are cut.</summary>
internal static class Stopping
{
    /// <summary>
    /// For clients that know the word <c>leaving</c> to finish what they have begun and go, and for balancers to see that the node is no longer ready.
    /// All that comes meanwhile is done.
    /// </summary>
    public static readonly TimeSpan LeavesWithin = TimeSpan.FromMilliseconds(500);

    /// <summary>For calls under way, so that they are answered here. None takes longer: whom they ask has 5 s.</summary>
    public static readonly TimeSpan CallsWithin = TimeSpan.FromSeconds(6);

    /// <summary>When it is said that calls are still under way.</summary>
    public static readonly TimeSpan CallsSoon = TimeSpan.FromSeconds(1);

    /// <summary>For a client that does not answer the farewell.</summary>
    public static readonly TimeSpan FarewellWithin = TimeSpan.FromSeconds(1);
}
