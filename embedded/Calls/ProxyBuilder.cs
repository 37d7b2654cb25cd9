using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Reflection.Emit;
using Orleans.Runtime;

namespace Actors.Embedded.Calls;

/// <summary>Emits, once per interface, the reference class whose methods make calls and send them.</summary>
internal static class ProxyBuilder
{
    private static readonly ConcurrentDictionary<Type, Func<GrainReference>> Factories = new();
    private static readonly Lock Emitting = new();
    private static readonly MethodInfo Send = typeof(GrainReference).GetMethod(nameof(GrainReference.Send), Any)!;
    private static readonly MethodInfo SetMethod = typeof(Call).GetProperty(nameof(Call.Method))!.SetMethod!;

    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>A new, unbound reference that implements the interface.</summary>
    public static GrainReference Create(Type interfaceType) => Factories.GetOrAdd(interfaceType, Build)();

    private static Func<GrainReference> Build(Type interfaceType)
    {
        if (!interfaceType.IsInterface)
            throw new ArgumentException($"{interfaceType} is not an interface.", nameof(interfaceType));
        lock (Emitting)
        {
            Type[] all = [interfaceType, .. interfaceType.GetInterfaces()];
            var proxy = EmittedCode.Define(interfaceType.Name, typeof(GrainReference), all);
            var constructor = DefineConstructor(proxy);
            foreach (var method in all.SelectMany(each => each.GetMethods(BindingFlags.Instance | BindingFlags.Public)))
            {
                if (method.IsAbstract) Implement(proxy, method);
            }

            var type = proxy.CreateType();
            return Expression.Lambda<Func<GrainReference>>(Expression.New(type.GetConstructors()[0])).Compile();
        }
    }

    private static ConstructorBuilder DefineConstructor(TypeBuilder proxy)
    {
        var constructor = proxy.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, []);
        var code = constructor.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Call, typeof(GrainReference).GetConstructor(Any, [])!);
        code.Emit(OpCodes.Ret);
        return constructor;
    }

    /// <summary>Makes the call, fills it, takes its response, sends it, returns the response: in this order.</summary>
    private static void Implement(TypeBuilder proxy, MethodInfo method)
    {
        if (method.IsGenericMethod)
            throw new NotSupportedException($"{method.DeclaringType}.{method.Name}: generic methods are not here.");
        var call = CallBuilder.Build(method);
        var parameters = Array.ConvertAll(method.GetParameters(), parameter => parameter.ParameterType);
        var implementation = proxy.DefineMethod(
            $"{method.DeclaringType!.FullName}.{method.Name}",
            MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig
                | MethodAttributes.NewSlot,
            method.ReturnType,
            parameters);
        var code = implementation.GetILGenerator();
        var local = code.DeclareLocal(call.Type);
        code.Emit(OpCodes.Newobj, call.Type.GetConstructor([])!);
        code.Emit(OpCodes.Stloc, local);
        for (var i = 0; i < parameters.Length; i++)
        {
            code.Emit(OpCodes.Ldloc, local);
            code.Emit(OpCodes.Ldarg, i + 1);
            code.Emit(OpCodes.Stfld, call.Type.GetField($"a{i}")!);
        }

        code.Emit(OpCodes.Ldloc, local);
        code.Emit(OpCodes.Ldsfld, call.Type.GetField(CallBuilder.Descriptor)!);
        code.Emit(OpCodes.Call, SetMethod);
        if (call.Response is not null)
        {
            code.Emit(OpCodes.Ldloc, local);
            code.Emit(OpCodes.Call, call.Response);
        }

        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldloc, local);
        code.Emit(OpCodes.Call, Send);
        code.Emit(OpCodes.Ret);
        proxy.DefineMethodOverride(implementation, method);
    }
}
