using System.Security.Claims;
using Actors.Api.Json;
using Actors.Api.OpenApi;
using Actors.Api.Problems;
using Actors.Api.Security;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.GrainInterfaces;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Orleans;

namespace Actors.Api.Agents;

/// <summary>Signing in and out. See docs/protocol.md.</summary>
internal static class SessionApi
{
    public static void MapSessionApi(this IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup("/v1").WithTags("Session");
        session.MapPost("/session", SignIn).AllowAnonymous().RequireRateLimiting(SecurityExtensions.SignInLimit)
            .Says("Sign a page in", "By cookie; at most 20 attempts a minute from one address.").Refuses(401, 403, 413, 415, 429);
        session.MapPost("/tokens", IssueToken).AllowAnonymous().RequireRateLimiting(SecurityExtensions.SignInLimit)
            .Says("Sign a program in", "Answers a bearer token for a program that works as an agent.").Refuses(401, 413, 415, 429);
        session.MapGet("/session", WhoAmI).RequireAuthorization(policy => policy.RequireClaim(Caller.Agent))
            .Says("Who is signed in", "The person of the cookie or token.").RefusesStrangers();
        session.MapDelete("/session", (Delegate)LeaveSession).AllowAnonymous()
            .Says("Sign a page out", "Forgets the cookie; the agent is offline, which begins no grace.").Refuses(403);
    }

    /// <summary>Signs a page in by cookie.</summary>
    private static async Task<Results<Ok<MeBody>, ProblemResult>> SignIn(
        SignInBody body, Passwords passwords, Colleagues colleagues, HttpContext context)
    {
        if (!ForeignOrigins.IsOwn(context.Request))
        {
            return new ProblemResult(EdgeProblems.ForeignOrigin);
        }

        var user = await passwords.SignInAsync(body.Login, body.Password, Schemes.Cookie, context.RequestAborted);
        if (user is null)
        {
            return new ProblemResult(EdgeProblems.SignInFailed);
        }

        await context.SignInAsync(Schemes.Cookie, user);
        return TypedResults.Ok(await colleagues.MeAsync(user, context.RequestAborted));
    }

    /// <summary>Answers a bearer token for a program that works as an agent.</summary>
    /// <summary>The framework's own answer would hold a refresh token, which no call takes: a program signs in again.</summary>
    private static async Task<Results<Ok<TokenBody>, ProblemResult>> IssueToken(
        SignInBody body, Passwords passwords, IOptionsMonitor<BearerTokenOptions> options, TimeProvider time, HttpContext context)
    {
        if (await passwords.SignInAsync(body.Login, body.Password, Schemes.Bearer, context.RequestAborted) is not { } user)
        {
            return new ProblemResult(EdgeProblems.SignInFailed);
        }

        var bearer = options.Get(Schemes.Bearer);
        var ticket = new AuthenticationTicket(
            user, new() { ExpiresUtc = time.GetUtcNow() + bearer.BearerTokenExpiration }, $"{Schemes.Bearer}:AccessToken");
        return TypedResults.Ok(new TokenBody("Bearer", bearer.BearerTokenProtector.Protect(ticket), (long)bearer.BearerTokenExpiration.TotalSeconds));
    }

    private static async Task<Ok<MeBody>> WhoAmI(ClaimsPrincipal user, Colleagues colleagues, CancellationToken cancellationToken) =>
        TypedResults.Ok(await colleagues.MeAsync(user, cancellationToken));

    /// <summary>Who signs out says so, unlike one whose connection drops: the agent is offline before the console's hub closes.</summary>
    private static async Task<NoContent> LeaveSession(HttpContext context, IGrainFactory grains)
    {
        if ((await context.AuthenticateAsync(Schemes.Cookie)).Principal is { } user)
        {
            var agent = user.AgentId();
            await grains.GetGrain<IAgentGrain>(GrainKey.Of(user.TenantId(), agent))
                .SetPresence(Presence.Offline, OperationKey.OfAgent(agent, Guid.NewGuid().ToString("N")));
        }

        await context.SignOutAsync(Schemes.Cookie);
        return TypedResults.NoContent();
    }
}
