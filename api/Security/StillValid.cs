using System.Security.Claims;
using Actors.Storage;
using Microsoft.AspNetCore.Http;

namespace Actors.Api.Security;

/// <summary>A bearer token speaks for nobody once its owner's password or role is another; cookies are checked where they are read.</summary>
internal sealed class StillValid(RequestDelegate next, TenantDirectory directory)
{
    public Task InvokeAsync(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true, AuthenticationType: Schemes.Bearer } ? CheckAsync(context) : next(context);

    private async Task CheckAsync(HttpContext context)
    {
        if (!await Passwords.IsStillValidAsync(directory, context.User, context.RequestAborted))
        {
            context.User = new(new ClaimsIdentity());
        }

        await next(context);
    }
}
