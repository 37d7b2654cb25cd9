using System.Text.Json;
using System.Text.Json.Serialization;

namespace Actors.Domain;

/// <summary>
/// Writes an id as a plain string, as a value and as the key of a dictionary. An id that was never given one is not written: what could
/// never be read again must not become durable.
/// </summary>
public sealed class IdJsonConverter<TId> : JsonConverter<TId> where TId : struct, IId<TId>
{
    /// <inheritdoc/>
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TId.From(reader.GetString() ?? throw new JsonException($"A {typeof(TId).Name} cannot be null."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value ?? throw new JsonException($"A {typeof(TId).Name} without a value cannot be written."));

    /// <inheritdoc/>
    public override TId ReadAsPropertyName(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader, typeToConvert, options);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value);
}
