using Actors.Channels;
using Actors.Channels.Guarded;
using Actors.Channels.KakaoBuilder;
using Actors.Channels.KakaoConsult;
using Actors.Channels.NaverTalk;

namespace Actors.Silo.Runtime;

/// <summary>The messengers. Where their accounts point is set by tenants, so every call goes through the guard.</summary>
internal static class ConnectorsExtensions
{
    public static void AddActorsConnectors(this IServiceCollection services)
    {
        services.AddSingleton<IConnector>(provider => new KakaoConsultConnector(Http(provider)));
        services.AddSingleton<IConnector>(provider => new NaverTalkConnector(Http(provider)));
        services.AddSingleton<IConnector, KakaoBuilderConnector>();
        services.AddSingleton(provider => new KakaoBuilderClient(Http(provider)));
    }

    private static GuardedHttp Http(IServiceProvider provider) =>
        new(provider.GetRequiredService<OutgoingGuard>(), tlsOnly: true, provider.GetService<TimeProvider>() ?? TimeProvider.System);
}
