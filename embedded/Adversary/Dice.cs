namespace Actors.Embedded.Adversary;

/// <summary>The decisions about one call, drawn from a generator of its own.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public bool Hit(double probability) => _random.NextDouble() < probability;

    public int Below(int bound) => _random.Next(Math.Max(1, bound));
}
