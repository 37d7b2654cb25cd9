using System.Security.Claims;
using System.Threading.RateLimiting;
using Actors.Api.Limits;
using Actors.Api.Problems;
using Actors.Domain.Tenants;
using Actors.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Api.Security;

/// <summary>Sign-in by cookie (pages), bearer token (programs of agents), API key (gateways) and session token (customers).</summary>
internal static class SecurityExtensions
{
    public const string SignInLimit = "sign-in";

    /// <summary>What one customer may call by REST.</summary>
    public const string CustomerLimit = "customer";

    /// <summary>The cookie of a page that somebody signed in to.</summary>
    public const string CookieName = "actors";

    public static IServiceCollection AddActorsSecurity(this IServiceCollection services)
    {
        services.AddDataProtection();
        services.AddSingleton<CustomerTokens>();
        services.AddSingleton<UserTokens>();
        services.AddSingleton<Passwords>();
        services.AddAuthentication(Schemes.Any)
            .AddPolicyScheme(Schemes.Any, null, options => options.ForwardDefaultSelector = SchemeOf)
            .AddCookie(Schemes.Cookie, options =>
            {
                options.Cookie.Name = CookieName;
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Strict;
                options.ExpireTimeSpan = TimeSpan.FromHours(12);
                options.SlidingExpiration = true;
                options.Events.OnRedirectToLogin = context => Answer(context.Response, EdgeProblems.NotSignedIn);
                options.Events.OnRedirectToAccessDenied = context => Answer(context.Response, EdgeProblems.NotAllowed);
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
        services.AddSingleton(provider =>
        {
            var limits = provider.GetRequiredService<IConfiguration>().GetSection(LimitOptions.Section).Get<LimitOptions>() ?? new();
            limits.Validate();
            return new CallerLimits(limits);
        });
        services.AddOptions<RateLimiterOptions>().Configure<CallerLimits>((options, limits) => options.GlobalLimiter = limits.OfAddresses);
        services.AddRateLimiter(options =>
        {
            options.OnRejected = (context, _) => new(new ProblemResult(
                EdgeProblems.TooManyRequests,
                context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(60)).ExecuteAsync(context.HttpContext));
            options.AddPolicy(CustomerLimit, context => OfCustomer(context));
            options.AddPolicy(SignInLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new() { PermitLimit = 20, Window = TimeSpan.FromMinutes(1) }));
        });
        return services;
    }

    /// <summary>Bare refusals of the API become problems; a page of another origin cannot use somebody's cookie.</summary>
    public static IApplicationBuilder UseActorsSecurity(this IApplicationBuilder app)
    {
        app.UseStatusCodePages(context => ProblemOf(context.HttpContext) is { } problem
            ? new ProblemResult(problem).ExecuteAsync(context.HttpContext)
            : Task.CompletedTask);
        app.UseAuthentication();
        app.UseMiddleware<StillValid>();
        app.UseMiddleware<ForeignOrigins>();
        app.UseMiddleware<WidgetOrigins>();
        app.UseRateLimiter();
        app.UseAuthorization();
        return app;
    }

    /// <summary>One customer's calls; reading is cheaper than writing.</summary>
    private static RateLimitPartition<(string, bool)> OfCustomer(HttpContext context)
    {
        var customer = context.User.FindFirstValue(Caller.Customer) is null ? "" : context.User.ConversationId().Value;
        var reads = HttpMethods.IsGet(context.Request.Method);
        return RateLimitPartition.GetTokenBucketLimiter((customer, reads), _ => new()
        {
            TokenLimit = reads ? 300 : 100,
            TokensPerPeriod = reads ? 100 : 20,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        });
    }

    private static Problem? ProblemOf(HttpContext context) => !EdgeRules.IsApi(context.Request.Path) ? null
        : context.Response.StatusCode switch
        {
            StatusCodes.Status400BadRequest => EdgeProblems.BodyIsMalformed,
            StatusCodes.Status401Unauthorized => EdgeProblems.NotSignedIn,
            StatusCodes.Status403Forbidden => EdgeProblems.NotAllowed,
            StatusCodes.Status404NotFound => EdgeProblems.NoSuchPath,
            StatusCodes.Status405MethodNotAllowed => EdgeProblems.NoSuchMethod,
            StatusCodes.Status408RequestTimeout => EdgeProblems.BodyIsTooSlow,
            StatusCodes.Status413PayloadTooLarge => EdgeProblems.BodyIsTooLarge,
            StatusCodes.Status415UnsupportedMediaType => EdgeProblems.MediaTypeIsNotJson,
            _ => null,
        };

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
