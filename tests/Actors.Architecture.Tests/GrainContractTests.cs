using System.Reflection;
using Actors.GrainInterfaces;
using Actors.Testing;
using Orleans;

namespace Actors.Architecture.Tests;

/// <summary>What nodes of different age say to each other: changed only on purpose.</summary>
public sealed class GrainContractTests
{
    private static IEnumerable<Type> Contracts => typeof(GrainKey).Assembly.GetTypes()
        .Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrain)))
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    [Fact]
    public void Grain_contracts_are_the_approved_ones() =>
        Approved.Text("GrainContracts.txt", string.Join('\n', Contracts.SelectMany(Lines)) + "\n");

    [Fact]
    public void A_contract_has_at_most_nine_methods() =>
        Assert.All(Contracts, contract => Assert.InRange(contract.GetMethods().Length, 1, 9));

    [Fact]
    public void Grain_methods_carry_no_Async_suffix() => Assert.DoesNotContain(
        Contracts.SelectMany(contract => contract.GetMethods()), method => method.Name.EndsWith("Async", StringComparison.Ordinal));

    [Fact]
    public void What_a_call_carries_is_marked_immutable_unless_it_is_a_plain_value() => Assert.Empty(
        from contract in Contracts
        from method in contract.GetMethods()
        from parameter in method.GetParameters()
        where parameter.ParameterType is { IsValueType: false } type && type != typeof(string)
        where parameter.GetCustomAttribute<ImmutableAttribute>() is null
        select $"{contract.Name}.{method.Name}({parameter.Name})");

    private static IEnumerable<string> Lines(Type contract) => contract.GetMethods()
        .Select(method => $"{contract.Name}.{method.Name}({string.Join(", ", method.GetParameters().Select(Text))}): {Name(method.ReturnType)}")
        .Order(StringComparer.Ordinal);

    private static string Text(ParameterInfo parameter) => $"{Name(parameter.ParameterType)} {parameter.Name}";

    private static string Name(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value ? $"{Name(value)}?"
        : type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", type.GenericTypeArguments.Select(Name))}>"
        : type.Name;
}
