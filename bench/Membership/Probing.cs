namespace Actors.Bench.Membership;

/// <summary>When a silo is taken for dead: one of the settings that are compared.</summary>
/// <param name="Seconds">Between two probes, and how long one is waited for.</param>
/// <param name="Missed">How many in a row are missed.</param>
/// <param name="Votes">How many silos must miss them.</param>
internal sealed record Probing(int Seconds, int Missed, int Votes)
{
    public string Name => $"{Seconds}s-{Missed}-{Votes}";

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Cluster__Membership__ProbeTimeout"] = TimeSpan.FromSeconds(Seconds).ToString(),
        ["Cluster__Membership__MaxProbeTimeout"] = TimeSpan.FromSeconds(4 * Seconds).ToString(),
        ["Cluster__Membership__NumMissedProbesLimit"] = $"{Missed}",
        ["Cluster__Membership__NumVotesForDeathDeclaration"] = $"{Votes}",
    };

    /// <summary>Reads <c>1-2-1;2-3-2</c>: seconds, missed, votes.</summary>
    public static List<Probing> Read(string text) =>
    [
        .. text.Split(';').Select(one => one.Split('-').Select(number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToArray())
            .Select(numbers => new Probing(numbers[0], numbers[1], numbers[2])),
    ];
}
