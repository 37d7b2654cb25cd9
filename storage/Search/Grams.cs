using Actors.Domain;

namespace Actors.Storage;

/// <summary>
/// What the index keeps of a text: each of its characters, and each two that stand side by side, as one number with tenant and kind. Most Korean words
/// are two syllables long, so an index of three characters would not know them. Two that share a number are told apart by the text itself.
/// </summary>
internal static class Grams
{
    /// <summary>The grams of a text, each once.</summary>
    public static IReadOnlyCollection<int> Of(TenantId tenant, SearchKind kind, string text)
    {
        var folded = SearchText.Folded(text);
        var (seed, grams) = (Seed(tenant, kind), new HashSet<int>());
        for (var i = 0; i < folded.Length; i++)
        {
            if (IsFoundAlone(folded[i]))
            {
                grams.Add(Mix(seed, folded[i], '\0'));
            }

            if (i + 1 < folded.Length && !char.IsWhiteSpace(folded[i]) && !char.IsWhiteSpace(folded[i + 1]))
            {
                grams.Add(Mix(seed, folded[i], folded[i + 1]));
            }
        }

        return grams;
    }

    /// <summary>The grams of one folded word: pairs, or the one character that it is.</summary>
    public static IEnumerable<int> OfWord(TenantId tenant, SearchKind kind, string word)
    {
        var seed = Seed(tenant, kind);
        return word.Length > 1 ? Enumerable.Range(0, word.Length - 1).Select(i => Mix(seed, word[i], word[i + 1]))
            : IsFoundAlone(word[0]) ? [Mix(seed, word[0], '\0')]
            : [];
    }

    /// <summary>Whether a character alone is something to look for: a syllable is, a Latin letter or a digit is in everything.</summary>
    public static bool IsFoundAlone(char character) => character > '\u02ff' && !char.IsWhiteSpace(character);

    private static uint Seed(TenantId tenant, SearchKind kind)
    {
        var seed = 2166136261u;
        foreach (var character in tenant.Value)
        {
            seed = (seed ^ character) * 16777619u;
        }

        return (seed ^ (uint)kind) * 16777619u;
    }

    // Stored: do not change.
    private static int Mix(uint seed, char first, char second)
    {
        var mixed = seed ^ ((uint)first << 16 | second);
        mixed = (mixed ^ (mixed >> 16)) * 0x85ebca6bu;
        mixed = (mixed ^ (mixed >> 13)) * 0xc2b2ae35u;
        return (int)(mixed ^ (mixed >> 16));
    }
}
