using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Actors.Domain.Hours;
using Actors.Domain.Messages;

namespace Actors.Testing;

/// <summary>
/// Makes a value of any type of the domain, so that a test reaches every member of a union without naming it, also those of tomorrow.
/// </summary>
/// <param name="full">Whether optional things are there; if not, they are null, empty or default.</param>
public sealed class Sample(bool full)
{
    /// <summary>The moment that every sample tells.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 3, 4, 11, 0, 0, TimeSpan.FromHours(9));

    /// <summary>The members of a union: all that can be made of a base.</summary>
    public static IEnumerable<Type> Members(Type union) => union.Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(union) && !type.IsAbstract)
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    /// <summary>A value of a type.</summary>
    public object? Of(Type type) =>
        type == typeof(string) ? "텍스트"
        : type == typeof(bool) ? full
        : type == typeof(int) ? 1
        : type == typeof(long) ? 3L
        : type == typeof(DateTimeOffset) ? Now
        : type == typeof(DateOnly) ? new DateOnly(2026, 3, 4)
        : type == typeof(ClockSpan) ? ClockSpan.Parse("12:00-13:00")
        : type == typeof(MessageText) ? MessageText.From("안녕하세요 \U0001F600")
        : type.IsEnum ? Enum.GetValues(type).GetValue(full ? Enum.GetValues(type).Length - 1 : 0)
        : Nullable.GetUnderlyingType(type) is { } value ? full ? Of(value) : null
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? Array(type)
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? List(type)
        : type == typeof(ImmutableSortedDictionary<string, string>)
            ? full ? ImmutableSortedDictionary<string, string>.Empty.Add("이름", "텍스트") : ImmutableSortedDictionary<string, string>.Empty
        : type.IsAbstract ? Of(Members(type).First())
        : Record(type);

    private Array List(Type type)
    {
        var items = System.Array.CreateInstance(type.GenericTypeArguments[0], full ? 1 : 0);
        if (full) items.SetValue(Of(type.GenericTypeArguments[0]), 0);
        return items;
    }

    private object? Array(Type type)
    {
        if (!full) return RuntimeHelpers.GetUninitializedObject(type);
        var item = type.GenericTypeArguments[0];
        var items = System.Array.CreateInstance(item, 1);
        items.SetValue(Of(item), 0);
        return typeof(ImmutableArray).GetMethods()
            .Single(method => method is { Name: nameof(ImmutableArray.Create), IsGenericMethod: true }
                && method.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(item).Invoke(null, [items]);
    }

    private object Record(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(each => each.GetParameters().Length)
            ?? throw new NotSupportedException($"{type} has no constructor.");
        var made = constructor.Invoke([.. constructor.GetParameters().Select(Argument)]);
        foreach (var property in type.GetProperties().Where(each => constructor.GetParameters().Length == 0 && each.CanWrite))
        {
            var optional = new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;
            if (!full && property.PropertyType.Name.StartsWith("ImmutableArray", StringComparison.Ordinal)) continue;
            property.SetValue(made, optional && !full ? null : Of(property.PropertyType));
        }

        return made;
    }

    private object? Argument(ParameterInfo parameter) =>
        !full && new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable
            ? null
            : Of(parameter.ParameterType);
}
