using System.Text;
using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;
using Actors.Channels.KakaoBuilder;
using Actors.Channels.NaverTalk;
using Actors.Domain.Bots;

namespace Actors.Api.Tests.Messengers;

/// <summary>What nobody should send on the paths of messengers: refused, and nothing is stored.</summary>
public sealed class MessengerBadInputTests(FakesHost host) : IClassFixture<FakesHost>
{
    private static readonly BotDefinition Bot = new("", "네", [], null);

    [Fact]
    public async Task A_wrong_secret_is_nobodys_path_whatever_is_wrong_about_it()
    {
        var (tenant, skill, naver) = await StartAsync();
        var before = host.Journal.CountOf(tenant.Id);
        var other = await host.TenantAsync();
        using var api = host.Api();
        var secret = skill.Split('/')[5];
        foreach (var path in new[]
        {
            $"/v1/hooks/{tenant.Id}/skill/{secret[..^1]}/skill", $"/v1/hooks/{tenant.Id}/skill/x/skill", $"/v1/hooks/{other.Id}/skill/{secret}/skill",
            $"/v1/hooks/{tenant.Id}/talk/{secret}/naver", $"/v1/hooks/{tenant.Id}/bot/{secret}/skill", $"/v1/hooks/nobody/skill/{secret}/skill",
            $"/v1/hooks/A%20B/..%2f/{secret}/skill", skill.Replace("/skill/", "/talk/"), naver.Replace("/naver", "/skill"),
        })
        {
            (await api.SendAsync(HttpMethod.Post, path, KakaoBuilderSamples.Typed)).Refused(404, "no-such-path");
            (await api.SendAsync(HttpMethod.Post, path, "{")).Refused(404, "no-such-path");
        }

        Assert.Equal(before, host.Journal.CountOf(tenant.Id));
    }

    [Fact]
    public async Task Where_a_header_is_agreed_a_request_without_it_is_refused()
    {
        var tenant = await host.TenantAsync();
        var path = await host.JoinAsync(
            tenant, "skill", "kakao-builder", Bot, new { settings = new { headerName = "X-Skill-Key" }, secrets = new { header = "열려라 참깨 0123456789".GetHashCode().ToString(System.Globalization.CultureInfo.InvariantCulture) } });
        var before = host.Journal.CountOf(tenant.Id);
        using var api = host.Api();
        (await api.SendAsync(HttpMethod.Post, path + "/skill", KakaoBuilderSamples.Typed)).Refused(404, "no-such-path");
        (await api.SendAsync(HttpMethod.Post, path + "/skill", KakaoBuilderSamples.Typed, ("X-Skill-Key", "wrong"))).Refused(404, "no-such-path");
        Assert.Equal(before, host.Journal.CountOf(tenant.Id));
    }

    [Fact]
    public async Task What_is_no_request_and_no_event_is_refused_and_not_stored()
    {
        var (tenant, skill, naver) = await StartAsync();
        var before = host.Journal.CountOf(tenant.Id);
        using var api = host.Api();
        byte[] malformed = [.. Encoding.UTF8.GetBytes("""{"event":"send","user":"u","userRequest":{"user":{"id":"u"},"utterance":" """), 0xc0, 0x80, .. "\"}}"u8];
        object[] bodies =
        [
            "", "{", "null", "[]", "7", "1e999999", "{}", new string('[', 10_000), malformed, new byte[] { 0xef, 0xbb, 0xbf, 0x7b },
            """{"event":"send","event":"send","user":"u"}""", """{"event":{"a":1},"user":"u","userRequest":"x"}""",
            """{"event":"send","user":["u"],"userRequest":{"user":{"id":["u"]},"utterance":"x"}}""",
            """{"event":"send","user":"u","textContent":{"text":"\ud800"},"userRequest":{"user":{"id":"u"},"utterance":"\ud800"}}""",
            """{"event":"send","user":"u","textContent":{"text":"a\u0000b"},"userRequest":{"user":{"id":"u"},"utterance":"a\u0000b"}}""",
            """{"event":"send","user":"u","textContent":{"text":" "},"userRequest":{"user":{"id":"u"},"utterance":" "}}""",
        ];
        foreach (var path in new[] { skill, naver })
        {
            foreach (var body in bodies)
            {
                var answer = await api.SendAsync(HttpMethod.Post, path, body);
                Assert.True(answer.Status == 400 && answer.Problem is not null, $"{path} {body}: {answer.Status} {answer.Text}");
            }

            (await api.SendAsync(HttpMethod.Post, path, new byte[200_000])).Refused(413, "body-is-too-large");
            (await api.SendAsync(HttpMethod.Get, path, null)).Refused(405, "no-such-method");
        }

        Assert.Equal(before, host.Journal.CountOf(tenant.Id));
        Assert.DoesNotContain(host.Logs.Lines, line => line.Text.Contains("배송이 언제 오나요", StringComparison.Ordinal));
    }

    private async Task<(TestTenant Tenant, string Skill, string Naver)> StartAsync()
    {
        var tenant = await host.TenantAsync();
        var skill = await host.JoinAsync(tenant, "skill", "kakao-builder", Bot, new { });
        var naver = await host.JoinAsync(tenant, "talk", "naver", Bot, new { settings = new { baseUrl = host.Fakes.AbsoluteUri }, secrets = new { token = "ct_example" } });
        return (tenant, skill + "/skill", naver + "/naver");
    }
}
