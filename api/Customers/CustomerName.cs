namespace Actors.Api.Customers;

/// <summary>What a channel may call a customer.</summary>
internal static class CustomerName
{
    public const string Rule = "At most 100 characters, well-formed, without control characters.";

    public static bool IsValid(string? name)
    {
        if (name is null)
        {
            return true;
        }

        return name.Length is >= 1 and <= 100 && !name.Any(char.IsControl)
            && name.EnumerateRunes().All(rune => rune.Value != 0xFFFD);
    }
}
