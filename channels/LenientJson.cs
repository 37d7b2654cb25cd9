using System.Text.Json;

namespace Actors.Channels;

/// <summary>Reads what others send: a field that is not there, or is of another type, is no field.</summary>
internal static class LenientJson
{
    /// <summary>A field of an object; undefined where there is none.</summary>
    public static JsonElement Child(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) ? child : default;

    /// <summary>A text, or null.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.Child(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>Whether a field is true.</summary>
    public static bool Is(this JsonElement element, string name) => element.Child(name).ValueKind == JsonValueKind.True;
}
