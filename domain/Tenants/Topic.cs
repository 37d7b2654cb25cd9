namespace Actors.Domain.Tenants;

/// <summary>What a request is about: category (대분류) and division (중분류).</summary>
public sealed record Topic(string Category, string Division)
{
    /// <summary>As lists show it.</summary>
    public override string ToString() => $"{Category}/{Division}";
}
