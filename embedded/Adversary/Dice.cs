namespace Actors.Embedded.Adversary;

/// <summary>The decisions about one call. Each throw is made whether or not it is used, so that none shifts another.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public bool Hit(double probability) => _random.NextDouble() < probability;

    public int Below(int bound) => _random.Next(Math.Max(1, bound));
}
