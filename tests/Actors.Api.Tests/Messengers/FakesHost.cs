using System.Collections.Concurrent;
using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;
using Actors.Domain.Bots;
using Actors.Fakes;
using Actors.Fakes.KakaoBuilder;
using Actors.Fakes.NaverTalk;
using Actors.Grains;
using Actors.Grains.Bots;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Api.Tests.Messengers;

/// <summary>The whole service beside fake messengers on this machine; its bot answers some words only when the test says so.</summary>
public sealed class FakesHost : ApiHost
{
    private FakeServer? _server;

    /// <summary>Where messengers are told to fetch files; the path is this host's.</summary>
    internal const string PublicAddress = "https://chat.example.com";

    internal FakeBuilder Builder { get; } = new(TimeProvider.System);

    /// <summary>What the grains believe the moment is.</summary>
    internal MovableTime Clock { get; } = new();

    internal FakeMedia Media { get; } = new();

    internal FakeNaver Naver { get; } = new("ct_example", TimeProvider.System);

    internal SlowBot Bot { get; } = new();

    /// <summary>Where the fakes are.</summary>
    internal Uri Fakes => _server!.Address;

    protected override IEnumerable<string> Storage =>
        ["--Storage:Store", "sqlite", "--Storage:Path", Path.Combine(Folder, "actors.db"), "--Outgoing:AllowedNetworks:0", "127.0.0.1/32",
        "--Public:Address", PublicAddress];

    protected override void Adjust(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IBotEngine>(Bot);
        builder.Services.AddSingleton(new GrainClock(Clock));
    }

    public override async ValueTask InitializeAsync()
    {
        _server = await FakeServer.StartAsync(app =>
        {
            Builder.Map(app);
            Naver.Map(app);
            Media.Map(app);
        });
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _server!.DisposeAsync();
    }

    /// <summary>Adds a channel account and joins it to its messenger; answers the path on which the messenger calls.</summary>
    internal async Task<string> JoinAsync(TestTenant tenant, string id, string type, BotDefinition? bot, object connection)
    {
        using var admin = await tenant.AgentAsync("admin");
        (await admin.PostAsync("/v1/tenant/channels", new { id, type, name = id, queue = "general", bot = bot is null ? null : BodyOf(bot) })).Ok();
        return (await admin.PutAsync($"/v1/tenant/channels/{id}/connection", connection)).Ok().GetProperty("path").GetString()!;
    }

    private static object BodyOf(BotDefinition bot) => new
    {
        welcome = bot.Welcome,
        fallback = bot.Fallback,
        answers = bot.Answers.Select(answer => new { keywords = answer.Keywords, text = answer.Text, choices = answer.Choices }),
        agentCall = bot.AgentCall is { } call ? new { keywords = call.Keywords, guide = call.Guide, button = call.Button } : null,
    };
}

/// <summary>The built-in bot, but what begins with <c>느림</c> it answers only when it is let.</summary>
internal sealed class SlowBot : IBotEngine
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = [];

    /// <summary>Lets it answer.</summary>
    public void Let(string utterance) => Gate(utterance).TrySetResult();

    public async Task<BotReply> AnswerAsync(BotDefinition bot, string? utterance, CancellationToken cancellationToken)
    {
        if (utterance?.StartsWith("느림", StringComparison.Ordinal) == true)
        {
            await Gate(utterance).Task;
        }

        return KeywordBot.Answer(bot, utterance);
    }

    private TaskCompletionSource Gate(string utterance) => _gates.GetOrAdd(utterance, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
