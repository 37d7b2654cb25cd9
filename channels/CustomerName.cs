using Actors.Domain;

namespace Actors.Channels;

/// <summary>What a channel may call a customer: 1 to 100 UTF-16 units, well-formed, without control characters. Shown as text, never as markup.</summary>
public static class CustomerName
{
    /// <summary>Longest name, in UTF-16 units.</summary>
    public const int MaxLength = 100;

    /// <summary>Why a name is refused, or null; no name at all is fine.</summary>
    public static Rejection? Check(string? name) => name is null || IsValid(name)
        ? null
        : new FieldIsInvalid("name", $"1 to {MaxLength} characters, well-formed, without control characters.");

    private static bool IsValid(string name)
    {
        if (name.Length is < 1 or > MaxLength || name.Any(char.IsControl))
        {
            return false;
        }

        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsSurrogate(name[i]) && !(i + 1 < name.Length && char.IsSurrogatePair(name[i], name[++i])))
            {
                return false;
            }
        }

        return true;
    }
}
