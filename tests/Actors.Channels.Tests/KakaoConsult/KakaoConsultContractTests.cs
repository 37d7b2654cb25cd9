using Actors.Channels.Guarded;
using Actors.Channels.KakaoConsult;
using Actors.Channels.Tests.Contracts;

namespace Actors.Channels.Tests.KakaoConsult;

/// <summary>Consult talk by Kakao's own form.</summary>
public sealed class KakaoConsultHubContractTests : ConnectorContract
{
    protected override int LongestText => 1000;

    protected override IConnector Connector(GuardedHttp http) => new KakaoConsultConnector(http);

    protected override ChannelAccount Account(Uri baseUrl) => Accounts.Hub(baseUrl);
}

/// <summary>Consult talk by a relay.</summary>
public sealed class KakaoConsultRelayContractTests : ConnectorContract
{
    protected override int LongestText => 1000;

    protected override IConnector Connector(GuardedHttp http) => new KakaoConsultConnector(http);

    protected override ChannelAccount Account(Uri baseUrl) => Accounts.Relay(baseUrl);
}
