using System.Collections.Immutable;

namespace Actors.Domain;

/// <summary>Lists that are never "not there": a default array cannot be enumerated, compared or written.</summary>
internal static class ImmutableArrays
{
    /// <summary>The list, or an empty one where none was given, for instance by JSON that leaves the field out.</summary>
    public static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T> array) => array.IsDefault ? [] : array;
}
