using Actors.Api.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Actors.Api.OpenApi;

/// <summary>The description of the REST part at <c>/openapi/v1.json</c>, and the page that shows it.</summary>
internal static class OpenApiExtensions
{
    private const string About =
        "Hand-off between bot and people. Every refusal is application/problem+json with a stable type. Calls that change something take an "
        + "operation id in the body or as the Idempotency-Key header: sent again with the same id, they answer the first outcome. "
        + "The two sockets are described in docs/protocol.md.";

    public static void AddActorsOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = call => call.RelativePath?.StartsWith("v1/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "Actors", Version = "v1", Description = About };

            // Where it is served changes nothing of what it says.
            document.Servers?.Clear();
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
            {
                [Schemes.Bearer] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    Description = "A customer's session token, a program's API key, or an agent's token.",
                },
                [Schemes.Cookie] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.ApiKey,
                    In = ParameterLocation.Cookie,
                    Name = SecurityExtensions.CookieName,
                    Description = "A page that an agent signed in to.",
                },
            };
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer(WireShapes.TellOfText);
        options.AddDocumentTransformer(WireShapes.LeaveOutWhatMayBeNull);
        options.AddOperationTransformer((operation, context, _) =>
        {
            operation.Security = IsOpen(context) ? [] : IsForPeople(context)
                ? [Of(context, Schemes.Bearer), Of(context, Schemes.Cookie)]
                : [Of(context, Schemes.Bearer)];
            return Task.CompletedTask;
        });
    });

    public static void MapActorsOpenApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/openapi", StringComparison.Ordinal), pages => pages.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "openapi";
            options.DocumentTitle = "Actors";
            options.SwaggerEndpoint("/openapi/v1.json", "Actors");
        }));
    }

    private static OpenApiSecurityRequirement Of(OpenApiOperationTransformerContext context, string scheme) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [] };

    private static bool IsOpen(OpenApiOperationTransformerContext context) =>
        context.Description.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any();

    private static bool IsForPeople(OpenApiOperationTransformerContext context) =>
        !context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>()
            .Any(rule => rule.Policy is Policies.Customer or Policies.Program);
}
