using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Actors.Channels;
using Actors.Domain;
using Actors.Domain.Bots;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.Fakes;
using Actors.Fakes.KakaoBuilder;
using Actors.Fakes.KakaoConsult;
using Actors.Fakes.NaverTalk;
using Actors.Fakes.Playground;
using Actors.GrainInterfaces;
using Actors.Silo.Runtime;
using Actors.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Orleans;

namespace Actors.Silo.Demo;

/// <summary>
/// With <c>--Demo:Messengers true</c>: fake messengers beside the service, on the loopback, and a page on which one chats with the demo tenant as a
/// customer of KakaoTalk or Naver TalkTalk. At every start the accounts are joined anew, on new paths.
/// </summary>
internal sealed class FakeMessengers(
    TenantDirectory directory, IGrainFactory grains, ISecretBox secrets, IServer server, IConfiguration configuration,
    IHostApplicationLifetime lifetime, TimeProvider time) : BackgroundService
{
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Where the page is, once the accounts are joined.</summary>
    public Task<Uri> Ready => _ready.Task;

    /// <summary>The option.</summary>
    public const string Option = "Demo:Messengers";

    private const string SenderKey = "0123456789abcdef0123456789abcdef01234567", PartnerKey = "partner", Token = "ct_demo";

    private static readonly QueueId Queue = new("general");

    private static readonly ChannelId Talk = new("kakao"), Skill = new("kakao-bot"), Naver = new("naver");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);
        while (!await FirstStart.IsDoneAsync(directory, stoppingToken))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), time, stoppingToken);
        }

        var (builder, hub, naver) = (new FakeBuilder(time), new FakeHub(SenderKey, time), new FakeNaver(Token, time));
        var kakao = new PlayedKakao(builder, hub, SenderKey, time);
        await using var fakes = await FakeServer.StartAsync(
            app =>
            {
                builder.Map(app);
                hub.Map(app);
                naver.Map(app);
                Playground.Map(app, [kakao, new PlayedNaver(naver)]);
            },
            configuration.GetValue("Demo:MessengersPort", 0));
        kakao.Webhook = await JoinAsync(
            Talk, ChannelType.Kakao, "카카오톡 상담톡", Settings(("dealer", "hub"), ("baseUrl", fakes.Address.AbsoluteUri), ("senderKey", SenderKey)),
            Settings(("partnerKey", PartnerKey)));
        builder.Skill = new($"{await JoinAsync(
            Skill, ChannelType.KakaoBuilder, "카카오톡 챗봇", Settings((ChannelConnection.Consult, Talk.Value), ("callbackHost", fakes.Address.AbsoluteUri)), Settings())}/skill");
        naver.Webhook = new($"{await JoinAsync(
            Naver, ChannelType.Naver, "네이버 톡톡", Settings(("baseUrl", fakes.Address.AbsoluteUri)), Settings(("token", Token)))}/naver");
        await Console.Out.WriteLineAsync($"Fake messengers are ready: {fakes.Address}");
        _ready.TrySetResult(fakes.Address);
        await Task.Delay(Timeout.Infinite, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Adds the account where there is none yet, and joins it; answers where its messenger calls.</summary>
    private async Task<Uri> JoinAsync(
        ChannelId id, ChannelType type, string name, ImmutableSortedDictionary<string, string> settings,
        ImmutableSortedDictionary<string, string> keys)
    {
        var (tenant, now) = (grains.GetGrain<ITenantGrain>(GrainKey.Of(DemoTenant.Id)), time.GetUtcNow());
        var added = await tenant.Change(new AddChannel(new(id, type, name, Queue, BotOf(type), []), now));
        Must(added.Accepted || added.Rejection is AlreadyExists, added);
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        var joined = await tenant.Change(new ConnectChannel(
            id, new(settings, keys.ToImmutableSortedDictionary(key => key.Key, key => secrets.Seal(key.Value)), ChannelConnection.HashOf(secret)), now));
        Must(joined.Accepted, joined);
        var address = server.Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("[::]", "127.0.0.1", StringComparison.Ordinal);
        return new($"{address}/v1/hooks/{DemoTenant.Id}/{id}/{secret}");
    }

    private static void Must(bool holds, Outcome outcome)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"The fake messengers could not be joined: {outcome.Rejection?.Detail}");
        }
    }

    private static ImmutableSortedDictionary<string, string> Settings(params (string Name, string Value)[] settings) =>
        settings.ToImmutableSortedDictionary(one => one.Name, one => one.Value);

    /// <summary>On Naver the bot connects by itself; on Kakao only a button of the customer's can.</summary>
    private static BotDefinition BotOf(ChannelType type) => new(
        "안녕하세요, 해피상점입니다. 무엇을 도와드릴까요?",
        "잘 이해하지 못했어요. '상담원'이라고 말씀하시면 상담원을 연결해 드려요.",
        [
            new(["배송", "delivery"], "배송은 보통 2~3일 걸립니다.") { Choices = ["환불", "상품 보기", "상담원"] },
            new(["환불", "refund"], "환불은 받으신 날부터 7일 안에 신청하실 수 있습니다."),
            new(["상품", "product"], "인기 상품입니다.")
            {
                Cards =
                [
                    new ListCard("인기 상품", [new("접는 우산", "가볍고 튼튼해요", Say: "배송"), new("텀블러", "500 ml", Say: "배송")]),
                    new TextCard("더 궁금하신가요?") { Buttons = [new("전화하기", Phone: "02-000-0000"), new("환불 안내", Say: "환불")] },
                ],
            },
        ],
        new(["상담원", "상담사", "agent"], type == ChannelType.Naver
            ? "상담원을 연결해 드릴게요. 잠시만 기다려 주세요."
            : "상담원이 필요하시면 아래 버튼을 눌러 주세요."));
}

/// <summary>Registers the fake messengers where they are asked for.</summary>
internal static class FakeMessengersExtensions
{
    public static void AddFakeMessengers(this WebApplicationBuilder builder, NodeRole role)
    {
        if (!role.HasEdge() || !builder.Configuration.GetValue(FakeMessengers.Option, false))
        {
            return;
        }

        // They are on the loopback, which no account may otherwise point to.
        builder.Configuration["Outgoing:AllowedNetworks:fakes"] = "127.0.0.1/32";
        builder.Services.AddSingleton<FakeMessengers>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<FakeMessengers>());
    }
}
