using Actors.Api.Json;
using Actors.Storage;

namespace Actors.Api.Consoles;

/// <summary>The part of a text in which what was looked for stands, as data: whoever shows it decides how.</summary>
internal static class Snippet
{
    private const int Longest = 160, Before = 40;

    public static (string Text, IReadOnlyList<SearchMarkBody> Marks) Of(string text, SearchWords words)
    {
        var composed = SearchText.Composed(text).ReplaceLineEndings(" ");
        var places = words.PlacesIn(composed);
        var from = places.Count == 0 || composed.Length <= Longest ? 0 : Math.Max(0, places[0].From - Before);
        var to = Math.Min(composed.Length, from + Longest);

        // Not between the halves of a character.
        from += from > 0 && char.IsLowSurrogate(composed[from]) ? 1 : 0;
        to -= to < composed.Length && char.IsLowSurrogate(composed[to]) ? 1 : 0;
        var start = from > 0 ? "…" : "";
        return (
            start + composed[from..to] + (to < composed.Length ? "…" : ""),
            [.. places.Where(place => place.From >= from && place.From + place.Length <= to)
                .Select(place => new SearchMarkBody(place.From - from + start.Length, place.Length))]);
    }
}
