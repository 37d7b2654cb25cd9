using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;

namespace Actors.Embedded.Calls;

/// <summary>
/// The assembly of emitted proxies and calls. It sees internal types, as grain interfaces may be internal.
/// </summary>
internal static class EmittedCode
{
    private static readonly AssemblyBuilder Assembly = AssemblyBuilder.DefineDynamicAssembly(
        new AssemblyName("Actors.Embedded.Emitted"), AssemblyBuilderAccess.Run);

    private static readonly HashSet<string> Opened = [];
    private static int _names;

    public static ModuleBuilder Module { get; } = Assembly.DefineDynamicModule("Actors.Embedded.Emitted");

    /// <summary>A new type of a unique name; to be used under a lock.</summary>
    public static TypeBuilder Define(string name, Type parent, params Type[] interfaces)
    {
        Open(parent);
        foreach (var each in interfaces) Open(each);
        return Module.DefineType(
            $"{name}_{++_names}",
            TypeAttributes.Public | TypeAttributes.Sealed | TypeAttributes.Class,
            parent,
            interfaces);
    }

    /// <summary>Lets emitted code use the internals of a type's assembly, and of its type arguments'.</summary>
    public static void Open(Type type)
    {
        foreach (var argument in type.IsGenericType ? type.GetGenericArguments() : []) Open(argument);
        if (type.HasElementType) Open(type.GetElementType()!);
        if (type.Assembly.GetName().Name is { } name && Opened.Add(name))
        {
            var attribute = typeof(System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute);
            Assembly.SetCustomAttribute(new CustomAttributeBuilder(attribute.GetConstructors()[0], [name]));
        }
    }
}
