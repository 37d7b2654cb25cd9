using System.Collections.Immutable;
using Actors.Channels.Guarded;
using Actors.Channels.KakaoBuilder;
using Actors.Domain.Conversations;
using Actors.Fakes;
using Actors.Fakes.KakaoBuilder;

namespace Actors.Channels.Tests.KakaoBuilder;

/// <summary>What an account may be set to, where callbacks may go, and what becomes of them.</summary>
public sealed class KakaoBuilderOptionsTests
{
    [Theory]
    [InlineData("https://bot-api.kakao.com/v1/bots/b/callback/t", true)]
    [InlineData("https://dev.example:8443/callback/t", true)]
    [InlineData("http://bot-api.kakao.com/v1/bots/b/callback/t", false)]
    [InlineData("https://bot-api.kakao.com.evil.example/callback", false)]
    [InlineData("https://bot-api.kakao.com:444/callback", false)]
    [InlineData("https://user@bot-api.kakao.com/callback", false)]
    [InlineData("https://bot-api.kakao.com@evil.example/", false)]
    [InlineData("https://dev.example/callback/t", false)]
    [InlineData("http://dev.example:8443/callback/t", false)]
    [InlineData("http://169.254.169.254/latest", false)]
    public void Callbacks_go_to_Kakao_and_to_the_configured_host_only(string callback, bool may) =>
        Assert.Equal(may, KakaoBuilderOptions.MayCall(Account(("callbackHost", "https://dev.example:8443/")), new(callback)));

    [Fact]
    public void Without_a_secret_header_the_path_is_enough_and_with_one_it_must_be_there()
    {
        Assert.True(KakaoBuilderOptions.IsKakao(Account(), _ => null));
        var account = Account(("headerName", "X-Skill")) with { Secrets = ImmutableSortedDictionary<string, string>.Empty.Add("header", "s3") };
        Assert.True(KakaoBuilderOptions.IsKakao(account, name => name == "X-Skill" ? "s3" : null));
        Assert.False(KakaoBuilderOptions.IsKakao(account, name => name == "X-Skill" ? "s4" : null));
        Assert.False(KakaoBuilderOptions.IsKakao(account, _ => null));
        using var http = Http();
        Assert.Empty(new KakaoBuilderConnector(http).Check(account));
    }

    [Fact]
    public void What_is_wrong_is_named_by_field()
    {
        using var http = Http();
        var problems = new KakaoBuilderConnector(http).Check(Account(
            ("headerName", "X Skill"), ("callbackHost", "ftp://x"), ("errorText", " "), ("waitingText", new string('가', 401))));
        Assert.Equal(
            ["secrets.header", "settings.callbackHost", "settings.errorText", "settings.headerName", "settings.waitingText"],
            problems.Select(problem => problem.Field).Order(StringComparer.Ordinal));
        Assert.All(problems, problem => Assert.NotEmpty(problem.Korean));
    }

    [Fact]
    public async Task An_address_is_good_for_one_use()
    {
        var builder = new FakeBuilder(TimeProvider.System);
        await using var server = await FakeServer.StartAsync(builder.Map);
        using var http = Http();
        var (client, callback, answer) = (new KakaoBuilderClient(http), builder.NewCallback(server.Address), SkillResponse.Write("네"));
        Assert.NotNull(Assert.IsType<Sent>(await client.CallBackAsync(callback, answer, TestContext.Current.CancellationToken)).ExternalId);
        Assert.Equal(new Refused("callback-failed"), await client.CallBackAsync(callback, answer, TestContext.Current.CancellationToken));
        Assert.Equal("네", (string?)Assert.Single(builder.CalledBack)["template"]!["outputs"]![0]!["simpleText"]!["text"]);
    }

    private static GuardedHttp Http() => new(new(new() { AllowedNetworks = ["127.0.0.1/32"] }), tlsOnly: false, TimeProvider.System);

    private static ChannelAccount Account(params (string Name, string Value)[] settings) => new(
        new("demo"), new("skill"), ChannelType.KakaoBuilder, settings.ToImmutableSortedDictionary(one => one.Name, one => one.Value),
        ImmutableSortedDictionary<string, string>.Empty);
}

/// <summary>The builder only answers, and shows what it answers as every renderer does.</summary>
public sealed class KakaoBuilderRendererTests : Contracts.RendererContract
{
    protected override int LongestText => 1000;

    protected override int? MostParts => 3;

    protected override IConnector Connector(GuardedHttp http) => new KakaoBuilderConnector(http);

    protected override ChannelAccount Account(Uri baseUrl) => new(
        new("demo"), new("skill"), ChannelType.KakaoBuilder, ImmutableSortedDictionary<string, string>.Empty,
        ImmutableSortedDictionary<string, string>.Empty);
}
