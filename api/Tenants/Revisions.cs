using System.Globalization;
using Actors.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace Actors.Api.Tenants;

/// <summary>The revision of settings and draft as an ETag.</summary>
internal static class Revisions
{
    public static void Tell(HttpContext context, long revision) =>
        context.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    /// <summary>The revision that the caller has seen; -1, which is none, where the header is no ETag of ours.</summary>
    public static Problem? Read(HttpContext context, out long revision)
    {
        revision = -1;
        var header = context.Request.Headers.IfMatch;
        if (header.Count == 0)
        {
            return EdgeProblems.IfMatchIsMissing;
        }

        if (header is [['"', .. var inner, '"']]
            && long.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out var seen))
        {
            revision = seen;
        }

        return null;
    }
}
