using System.Security.Claims;
using System.Threading.RateLimiting;
using Actors.Api.Problems;
using Actors.Domain.Tenants;
using Actors.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Api.Security;

/// <summary>Sign-in by cookie (pages), bearer token (programs of agents), API key (gateways) and session token (customers).</summary>
internal static class SecurityExtensions
{
    public const string SignInLimit = "sign-in";

    public static IServiceCollection AddActorsSecurity(this IServiceCollection services)
    {
        services.AddDataProtection();
        services.AddSingleton<CustomerTokens>();
        services.AddSingleton<Passwords>();
        services.AddAuthentication(Schemes.Any)
            .AddPolicyScheme(Schemes.Any, null, options => options.ForwardDefaultSelector = SchemeOf)
            .AddCookie(Schemes.Cookie, options =>
            {
                options.Cookie.Name = "actors";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Strict;
                options.ExpireTimeSpan = TimeSpan.FromHours(12);
                options.SlidingExpiration = true;
                options.Events.OnRedirectToLogin = context => Answer(context.Response, NotSignedIn);
                options.Events.OnRedirectToAccessDenied = context => Answer(context.Response, NotAllowed);
                options.Events.OnValidatePrincipal = async context =>
                {
                    var directory = context.HttpContext.RequestServices.GetRequiredService<TenantDirectory>();
                    if (!await Passwords.IsStillValidAsync(directory, context.Principal!, context.HttpContext.RequestAborted))
                    {
                        context.RejectPrincipal();
                    }
                };
            })
            .AddBearerToken(Schemes.Bearer, options =>
            {
                options.BearerTokenExpiration = TimeSpan.FromHours(1);
                options.Events.OnMessageReceived = context =>
                {
                    // Browsers cannot set headers on a WebSocket; the hub takes the token from the query, as SignalR clients send it.
                    if (context.HttpContext.Request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal))
                    {
                        context.Token = context.Request.Query["access_token"];
                    }

                    return Task.CompletedTask;
                };
            })
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(Schemes.ApiKey, null)
            .AddScheme<AuthenticationSchemeOptions, CustomerHandler>(Schemes.Customer, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Agent, policy => policy.RequireRole(
                nameof(AgentRole.Agent), nameof(AgentRole.Manager), nameof(AgentRole.Administrator)))
            .AddPolicy(Policies.Manager, policy => policy.RequireRole(
                nameof(AgentRole.Manager), nameof(AgentRole.Administrator)))
            .AddPolicy(Policies.Administrator, policy => policy.RequireRole(nameof(AgentRole.Administrator)))
            .AddPolicy(Policies.Operator, policy => policy.RequireRole(nameof(AgentRole.Operator)))
            .AddPolicy(Policies.Program, policy => policy.RequireClaim(Caller.Key))
            .AddPolicy(Policies.Customer, policy => policy.RequireClaim(Caller.Customer));
        services.AddRateLimiter(options =>
        {
            options.OnRejected = (context, _) => new(
                new ProblemResult(TooMany, TimeSpan.FromSeconds(60)).ExecuteAsync(context.HttpContext));
            options.AddPolicy(SignInLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new() { PermitLimit = 20, Window = TimeSpan.FromMinutes(1) }));
        });
        return services;
    }

    /// <summary>401 and 403 without a body become problems; a page of another origin cannot use somebody's cookie.</summary>
    public static IApplicationBuilder UseActorsSecurity(this IApplicationBuilder app)
    {
        app.UseStatusCodePages(context => context.HttpContext.Response.StatusCode switch
        {
            StatusCodes.Status401Unauthorized => new ProblemResult(NotSignedIn).ExecuteAsync(context.HttpContext),
            StatusCodes.Status403Forbidden => new ProblemResult(NotAllowed).ExecuteAsync(context.HttpContext),
            StatusCodes.Status404NotFound => new ProblemResult(NoSuchPath).ExecuteAsync(context.HttpContext),
            StatusCodes.Status405MethodNotAllowed => new ProblemResult(NoSuchMethod).ExecuteAsync(context.HttpContext),
            StatusCodes.Status415UnsupportedMediaType => new ProblemResult(NotJson).ExecuteAsync(context.HttpContext),
            _ => Task.CompletedTask,
        });
        app.UseAuthentication();
        app.UseMiddleware<ForeignOrigins>();
        app.UseRateLimiter();
        app.UseAuthorization();
        return app;
    }

    private static Problem NotSignedIn => Problem.Of("not-signed-in", "Unauthorized", 401, "Sign in first.");

    private static Problem NotAllowed => Problem.Of("not-allowed", "Forbidden", 403, "Your role does not allow this.");

    private static Problem NoSuchPath => Problem.Of("no-such-path", "Not found", 404, "There is no such path; see /openapi.");

    private static Problem NoSuchMethod => Problem.Of("no-such-method", "Method not allowed", 405, "This path does not take this method; see /openapi.");

    private static Problem NotJson => Problem.Of("media-type-is-not-json", "Unsupported media type", 415, "Send application/json in UTF-8.");

    private static Problem TooMany => Problem.Of("too-many-requests", "Too many requests", 429, "Wait a minute and try again.");

    private static string SchemeOf(HttpContext context)
    {
        var token = CustomerHandler.BearerOf(context.Request);
        return token is null
            ? context.Request.Query.ContainsKey("access_token") ? Schemes.Bearer : Schemes.Cookie
            : token.StartsWith(ApiKeyHandler.Prefix, StringComparison.Ordinal) ? Schemes.ApiKey
            : token.StartsWith(CustomerTokens.Prefix, StringComparison.Ordinal) ? Schemes.Customer
            : Schemes.Bearer;
    }

    private static Task Answer(HttpResponse response, Problem problem) => new ProblemResult(problem).ExecuteAsync(response.HttpContext);
}
