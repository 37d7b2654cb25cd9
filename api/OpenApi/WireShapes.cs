using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Actors.Api.OpenApi;

/// <summary>Says of schemas what really travels, so that a client can be generated from the document.</summary>
internal static class WireShapes
{
    /// <summary>Ids, enums and the like have a converter of their own and travel as text, which the generator cannot see.</summary>
    public static Task TellOfText(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.None && schema.Type is null
            && type.Namespace?.StartsWith("Actors.", StringComparison.Ordinal) == true)
        {
            schema.Type = schema.Enum?.Any(IsNull) == true ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        }

        return Task.CompletedTask;
    }

    /// <summary>What is null is not written, so a member that may be null may be missing.</summary>
    public static Task LeaveOutWhatMayBeNull(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var schema in document.Components?.Schemas?.Values.OfType<OpenApiSchema>() ?? [])
        {
            foreach (var (name, member) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
            {
                if (MayBeNull(member))
                {
                    schema.Required?.Remove(name);
                }
            }
        }

        return Task.CompletedTask;
    }

    private static bool MayBeNull(IOpenApiSchema schema) => schema.Type?.HasFlag(JsonSchemaType.Null) == true
        || schema.OneOf?.Any(each => each.Type == JsonSchemaType.Null) == true
        || schema.Enum?.Any(IsNull) == true;

    private static bool IsNull(JsonNode? value) => value is null || value.GetValueKind() == JsonValueKind.Null;
}
