namespace Actors.Api;

/// <summary>How long a node that stops waits for its connections, before they are cut.</summary>
internal static class Stopping
{
    /// <summary>For calls under way, so that they are answered here. None takes longer: whom they ask has 5 s.</summary>
    public static readonly TimeSpan CallsWithin = TimeSpan.FromSeconds(6);

    /// <summary>For a client that does not answer the farewell.</summary>
    public static readonly TimeSpan FarewellWithin = TimeSpan.FromSeconds(1);
}
