using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Orleans;

namespace Actors.Embedded.Activations;

/// <summary>Finds grain classes in the assemblies, loaded or beside the program, that reference this one.</summary>
internal static class GrainAssemblies
{
    private static readonly string Own = typeof(Grain).Assembly.GetName().Name!;

    public static IEnumerable<Type> GrainTypes()
    {
        LoadNeighbours();
        return AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => !assembly.IsDynamic && References(assembly))
            .SelectMany(TypesOf)
            .Where(type => type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
                && typeof(IGrain).IsAssignableFrom(type)
                && typeof(IGrainBase).IsAssignableFrom(type));
    }

    private static bool References(Assembly assembly) =>
        assembly.GetName().Name == Own || assembly.GetReferencedAssemblies().Any(name => name.Name == Own);

    private static void LoadNeighbours()
    {
        var loaded = AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name).ToHashSet();
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll"))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (!loaded.Contains(name) && References(file)) Assembly.Load(new AssemblyName(name));
        }
    }

    private static bool References(string file)
    {
        using var portable = new PEReader(File.OpenRead(file));
        if (!portable.HasMetadata) return false;
        var metadata = portable.GetMetadataReader();
        return metadata.IsAssembly && metadata.AssemblyReferences.Any(
            handle => metadata.StringComparer.Equals(metadata.GetAssemblyReference(handle).Name, Own));
    }

    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }
}
