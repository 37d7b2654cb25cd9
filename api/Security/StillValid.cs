using System.Security.Claims;
using Actors.Storage;
using Microsoft.AspNetCore.Http;

namespace Actors.Api.Security;

/// <summary>A bearer token speaks for nobody once its owner's password or role is another; cookies are checked where they are read.</summary>
internal sealed class StillValid(RequestDelegate next, TenantDirectory directory)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.User.Identity is { IsAuthenticated: true, AuthenticationType: Schemes.Bearer }
            && !await Passwords.IsStillValidAsync(directory, context.User, context.RequestAborted))
        {
            context.User = new(new ClaimsIdentity());
        }

        await next(context);
    }
}
