namespace Actors.Domain;

/// <summary>The one form of ids that people choose: 2 to 32 of a-z, 0-9 and inner hyphens.</summary>
public static class Slug
{
    /// <summary>Shortest and longest slug, in characters.</summary>
    public const int MinLength = 2, MaxLength = 32;

    /// <summary>Whether <paramref name="text"/> is a slug.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: >= MinLength and <= MaxLength }
        && text[0] != '-' && text[^1] != '-'
        && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
