using System.Collections.Concurrent;
using Orleans.Metadata;
using Orleans.Runtime;

namespace Actors.Silo.Runtime;

/// <summary>
/// The names of our contracts between nodes, which are Orleans' own, each formed once. Orleans asks a contract for its attributes by reflection and forms the
/// name anew each time that somebody wants a grain, which costs a message some 3 % of the processor time.
/// </summary>
internal sealed class ContractNames(IServiceProvider services) : IGrainInterfaceTypeProvider
{
    private readonly ConcurrentDictionary<Type, GrainInterfaceType> _names = new();

    public bool TryGetGrainInterfaceType(Type type, out GrainInterfaceType grainInterfaceType)
    {
        grainInterfaceType = IsOurs(type) ? _names.GetOrAdd(type, Of) : default;
        return !grainInterfaceType.IsDefault;
    }

    private static bool IsOurs(Type type) => type.Namespace?.StartsWith("Actors.", StringComparison.Ordinal) == true;

    /// <summary>None where an attribute says it: Orleans asks that next.</summary>
    private GrainInterfaceType Of(Type type) =>
        type.GetCustomAttributes(inherit: false).Any(attribute => attribute is IGrainInterfaceTypeProviderAttribute)
            ? default
            : services.GetRequiredService<GrainInterfaceTypeResolver>().GetGrainInterfaceTypeByConvention(type);
}
