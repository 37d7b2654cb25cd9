using System.Collections.Concurrent;
using Actors.Embedded.Hosting;
using Orleans;
using Orleans.Runtime;

namespace Actors.Embedded.Activations;

/// <summary>All grain classes of the process, found by the interfaces they implement.</summary>
internal sealed class GrainClasses(EmbeddedRuntime runtime)
{
    private readonly ConcurrentDictionary<Type, GrainClass> _byType = new();
    private readonly ConcurrentDictionary<(Type, string?), GrainClass> _byInterface = new();
    private Type[]? _known;

    public IEnumerable<GrainClass> All => _byType.Select(each => each.Value);

    /// <summary>The class behind an interface; the prefix chooses among several.</summary>
    public GrainClass Of(Type interfaceType, string? prefix) =>
        _byInterface.TryGetValue((interfaceType, prefix), out var found)
            ? found
            : _byInterface.GetOrAdd((interfaceType, prefix), Resolve);

    /// <summary>The class of a name.</summary>
    public GrainClass Of(GrainType name) =>
        All.FirstOrDefault(each => each.GrainType == name)
        ?? Known.Select(Of).FirstOrDefault(each => each.GrainType == name)
        ?? throw new ArgumentException($"No grain class is named \"{name}\".");

    private Type[] Known => _known ??= [.. GrainAssemblies.GrainTypes()];

    private GrainClass Of(Type type) => _byType.GetOrAdd(type, static (type, runtime) => new(runtime, type), runtime);

    private GrainClass Resolve((Type Interface, string? Prefix) wanted)
    {
        var candidates = Candidates(wanted);
        if (candidates.Length == 0)
        {
            _known = null;
            candidates = Candidates(wanted);
        }

        return candidates switch
        {
            [var only] => Of(only),
            [] => throw new ArgumentException($"Could not find an implementation for interface {wanted.Interface}"),
            _ => throw new InvalidOperationException(
                $"Several classes implement {wanted.Interface}: {string.Join(", ", candidates.AsEnumerable())}"),
        };
    }

    private Type[] Candidates((Type Interface, string? Prefix) wanted) => [.. Known
        .Where(wanted.Interface.IsAssignableFrom)
        .Where(type => wanted.Prefix is null || type.FullName!.StartsWith(wanted.Prefix, StringComparison.Ordinal))];
}
