using System.Text;

namespace Actors.Storage;

/// <summary>Texts as the search sees them.</summary>
public static class SearchText
{
    /// <summary>The composed form (NFC), in which found places are counted.</summary>
    public static string Composed(string text) => text.IsNormalized() ? text : text.Normalize();

    /// <summary>The composed form in small letters; as long as the composed form.</summary>
    internal static string Folded(string text) => string.Create(Composed(text).Length, Composed(text), static (folded, composed) =>
    {
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = char.ToLowerInvariant(composed[i]);
        }
    });
}
