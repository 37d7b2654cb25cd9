using Actors.Channels.Guarded;

namespace Actors.Silo.Runtime;

/// <summary>The way out for addresses that tenants and customers set.</summary>
internal static class OutgoingExtensions
{
    public static void AddActorsOutgoing(this WebApplicationBuilder builder) => builder.Services.AddSingleton(
        new OutgoingGuard(builder.Configuration.GetSection(OutgoingOptions.Section).Get<OutgoingOptions>() ?? new()));
}
