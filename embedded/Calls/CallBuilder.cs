using System.Reflection;
using System.Reflection.Emit;

namespace Actors.Embedded.Calls;

/// <summary>Emits, for one method, the <see cref="Call"/> that holds its arguments and executes it.</summary>
internal static class CallBuilder
{
    /// <summary>The static field with the <see cref="CallMethod"/>.</summary>
    public const string Descriptor = "descriptor";

    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The call's class, and the getter of what its caller receives (null where that is nothing).</summary>
    public static (Type Type, MethodInfo? Response) Build(MethodInfo method)
    {
        var parent = Parent(method);
        var call = EmittedCode.Define($"{method.DeclaringType!.Name}.{method.Name}", parent);
        EmittedCode.Open(method.DeclaringType);
        var parameters = method.GetParameters();
        var fields = new FieldBuilder[parameters.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            EmittedCode.Open(parameters[i].ParameterType);
            fields[i] = call.DefineField($"a{i}", parameters[i].ParameterType, FieldAttributes.Public);
        }

        call.DefineField(Descriptor, typeof(CallMethod), FieldAttributes.Public | FieldAttributes.Static);
        DefineConstructor(call, parent);
        DefineInvoke(call, parent, method, fields);
        if (Array.Find(fields, field => field.FieldType == typeof(CancellationToken)) is { } token)
            DefineToken(call, token);

        var type = call.CreateType();
        type.GetField(Descriptor)!.SetValue(null, new CallMethod(method));
        return (type, parent.GetProperty("Response")?.GetMethod);
    }

    private static Type Parent(MethodInfo method)
    {
        var returns = method.ReturnType;
        if (returns == typeof(Task)) return typeof(TaskCall);
        if (returns == typeof(ValueTask)) return typeof(ValueTaskCall);
        if (returns == typeof(void)) return typeof(VoidCall);
        var generic = returns.IsGenericType ? returns.GetGenericTypeDefinition() : null;
        var results = returns.GetGenericArguments();
        if (generic == typeof(Task<>)) return typeof(TaskCall<>).MakeGenericType(results);
        if (generic == typeof(ValueTask<>)) return typeof(ValueTaskCall<>).MakeGenericType(results);
        throw new NotSupportedException(
            $"{method.DeclaringType}.{method.Name} returns {returns}: a grain method returns a task.");
    }

    private static void DefineConstructor(TypeBuilder call, Type parent)
    {
        var code = call.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, []).GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Call, parent.GetConstructor(Any, [])!);
        code.Emit(OpCodes.Ret);
    }

    private static void DefineInvoke(TypeBuilder call, Type parent, MethodInfo method, FieldInfo[] arguments)
    {
        var overridden = parent.GetMethod("Invoke", Any)!;
        var invoke = call.DefineMethod(
            overridden.Name,
            MethodAttributes.Family | MethodAttributes.Virtual | MethodAttributes.HideBySig,
            overridden.ReturnType,
            [typeof(object)]);
        var code = invoke.GetILGenerator();
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Castclass, method.DeclaringType!);
        foreach (var argument in arguments)
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldfld, argument);
        }

        code.Emit(OpCodes.Callvirt, method);
        code.Emit(OpCodes.Ret);
        call.DefineMethodOverride(invoke, overridden);
    }

    private static void DefineToken(TypeBuilder call, FieldInfo field)
    {
        var property = typeof(Call).GetProperty(nameof(Call.Token))!;
        var getter = Override(call, property.GetMethod!, typeof(CancellationToken));
        getter.Emit(OpCodes.Ldarg_0);
        getter.Emit(OpCodes.Ldfld, field);
        getter.Emit(OpCodes.Ret);
        var setter = Override(call, property.SetMethod!, typeof(void), typeof(CancellationToken));
        setter.Emit(OpCodes.Ldarg_0);
        setter.Emit(OpCodes.Ldarg_1);
        setter.Emit(OpCodes.Stfld, field);
        setter.Emit(OpCodes.Ret);
    }

    private static ILGenerator Override(TypeBuilder call, MethodInfo overridden, Type returns, params Type[] takes)
    {
        var method = call.DefineMethod(
            overridden.Name,
            MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig,
            returns,
            takes);
        call.DefineMethodOverride(method, overridden);
        return method.GetILGenerator();
    }
}
