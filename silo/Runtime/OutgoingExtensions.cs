using Actors.Channels;
using Actors.Channels.Guarded;
using Actors.Channels.Webhooks;

namespace Actors.Silo.Runtime;

/// <summary>The way out for addresses that tenants and customers set.</summary>
internal static class OutgoingExtensions
{
    public static void AddActorsOutgoing(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(
            new OutgoingGuard(builder.Configuration.GetSection(OutgoingOptions.Section).Get<OutgoingOptions>() ?? new()));
        builder.Services.AddSingleton(provider => new WebhookSender(
            new GuardedHttp(provider.GetRequiredService<OutgoingGuard>(), tlsOnly: true, provider.GetRequiredService<TimeProvider>()).SendAsync,
            provider.GetRequiredService<ISecretBox>(), provider.GetRequiredService<TimeProvider>()));
    }
}
