namespace Actors.Storage;

/// <summary>
/// What somebody looks for: words, each a part of what is found, in any order. Letters of either case are the same, and so are a syllable and its parts
/// where they were sent apart, as some systems do with names of files.
/// </summary>
public sealed class SearchWords
{
    /// <summary>Grams that are asked for; what is found is looked at again, so that more would only cost.</summary>
    private const int MostGrams = 8;

    private readonly string[] _words;

    private SearchWords(string[] words) => _words = words;

    /// <summary>The words of a text, or null where it has none that can be looked for: a syllable, or two other characters.</summary>
    public static SearchWords? Of(string? text)
    {
        var words = SearchText.Folded(text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct().ToArray();
        return words.Any(word => word.Length > 1 || Grams.IsFoundAlone(word[0])) ? new(words) : null;
    }

    /// <summary>Whether each of the words is in a text.</summary>
    public bool AreIn(string text)
    {
        var folded = SearchText.Folded(text);
        return Array.TrueForAll(_words, word => folded.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>Where the words are in a text, from left to right, not overlapping: places and lengths in UTF-16 units of its composed form (NFC).</summary>
    public IReadOnlyList<(int From, int Length)> PlacesIn(string text)
    {
        var folded = SearchText.Folded(text);
        var places = new List<(int From, int Length)>();
        for (var at = 0; at < folded.Length;)
        {
            var next = _words.Select(word => (From: folded.IndexOf(word, at, StringComparison.Ordinal), word.Length))
                .Where(place => place.From >= 0).OrderBy(place => place.From).ThenByDescending(place => place.Length).FirstOrDefault();
            if (next.Length == 0)
            {
                break;
            }

            places.Add(next);
            at = next.From + next.Length;
        }

        return places;
    }

    /// <summary>What a text that holds the words has in the index.</summary>
    internal IReadOnlyList<int> GramsIn(Domain.TenantId tenant, SearchKind kind)
    {
        var grams = _words.SelectMany(word => Grams.OfWord(tenant, kind, word)).Distinct().ToList();
        var step = Math.Max(1, (grams.Count + MostGrams - 1) / MostGrams);
        return [.. grams.Where((_, index) => index % step == 0)];
    }
}
