using System.Text.Json;
using System.Text.Json.Serialization;

namespace Actors.Domain.Hours;

/// <summary>Writes a span of the clock as <c>"10:00-18:00"</c>.</summary>
public sealed class ClockSpanJsonConverter : JsonConverter<ClockSpan>
{
    /// <inheritdoc/>
    public override ClockSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && ClockSpan.TryParse(reader.GetString(), out var span)
            ? span
            : throw new JsonException("A span of the clock is written as \"10:00-18:00\".");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ClockSpan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
