using Actors.Domain.Tenants;
using Microsoft.AspNetCore.Http;

namespace Actors.Api.Security;

/// <summary>Which web origins may speak for a channel's customers.</summary>
internal static class Origins
{
    /// <summary>The server's own pages, programs, and the origins that the channel lists.</summary>
    public static bool MayUse(HttpRequest request, ChannelDefinition channel) =>
        ForeignOrigins.IsOwn(request)
        || channel.Origins.Contains(request.Headers.Origin.ToString(), StringComparer.OrdinalIgnoreCase);
}
