using System.Text.Json;
using System.Text.Json.Serialization;

namespace Actors.Domain;

/// <summary>Writes an enum by name in camelCase and refuses numbers, so that a stored value never depends on an order.</summary>
public sealed class CamelCaseEnumConverter<TEnum>()
    : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;
