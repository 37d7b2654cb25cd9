using Actors.Channels;
using Actors.Channels.Guarded;
using Actors.Channels.KakaoBuilder;
using Actors.Channels.NaverTalk;

namespace Actors.Silo.Runtime;

/// <summary>The messengers. Where their accounts point is set by tenants, so every call goes through the guard.</summary>
internal static class ConnectorsExtensions
{
    public static void AddActorsConnectors(this IServiceCollection services)
    {
        services.AddSingleton<IConnector>(provider => new NaverTalkConnector(Client(provider)));
        services.AddSingleton<IConnector, KakaoBuilderConnector>();
        services.AddSingleton(provider => new KakaoBuilderClient(Client(provider)));
    }

    private static HttpClient Client(IServiceProvider provider) =>
        new(provider.GetRequiredService<OutgoingGuard>().CreateHandler(tlsOnly: true)) { Timeout = Timeout.InfiniteTimeSpan };
}
