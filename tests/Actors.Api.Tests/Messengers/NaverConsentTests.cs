using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;
using Actors.Channels.NaverTalk;

namespace Actors.Api.Tests.Messengers;

/// <summary>While Naver asks a customer for consent nothing arrives; and from where Naver calls.</summary>
public sealed class NaverConsentTests(FakesHost host) : IClassFixture<FakesHost>
{
    [Fact]
    public async Task NV_10_What_waits_for_the_consent_goes_out_when_it_is_answered_or_a_minute_is_over()
    {
        var (tenant, path) = await JoinAsync(new { baseUrl = host.Fakes.AbsoluteUri });
        using var naver = host.Api();
        using var kim = await tenant.AgentAsync("kim");

        // Answered, whatever the answer: at once, with a clock that stands where it stood.
        foreach (var (user, answer) in new[] { ("al-1", NaverTalkSamples.ProfileGiven), ("al-2", NaverTalkSamples.ProfileGiven.Replace("SUCCESS", "CANCEL")) })
        {
            await HoldsBackAsync(kim, naver, path, user, 99);
            (await naver.SendAsync(HttpMethod.Post, path, answer.Replace("al-ExampleUser_00001", user))).Took();
            await ShownAsync(user, "어서 오세요");
        }

        // Not answered: Naver says nothing, and after its minute the next attempt is due.
        await HoldsBackAsync(kim, naver, path, "al-3", 99);
        host.Clock.Advance(TimeSpan.FromSeconds(50));
        Assert.DoesNotContain(host.Naver.Shown, shown => (string?)shown["user"] == "al-3");
        host.Clock.Advance(TimeSpan.FromSeconds(25));
        await ShownAsync("al-3", "어서 오세요");
    }

    [Fact]
    public async Task NV_9_What_a_profile_says_is_never_kept_so_that_nothing_is_left_when_the_consent_is_taken_back()
    {
        var (tenant, path) = await JoinAsync(new { baseUrl = host.Fakes.AbsoluteUri });
        using var naver = host.Api();
        (await naver.SendAsync(HttpMethod.Post, path, NaverTalkSamples.Open)).Took();
        await ShownAsync("al-ExampleUser_00001", "어서 오세요");
        (await naver.SendAsync(HttpMethod.Post, path, NaverTalkSamples.ProfileGiven.Replace("손님", "비밀별명"))).Took();
        (await naver.SendAsync(HttpMethod.Post, path, NaverTalkSamples.ProfileWithdrawn)).Took();
        Assert.DoesNotContain(host.Journal.Appended, one => one.Stream.Tenant == tenant.Id && one.Text.Contains("비밀별명", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Logs.Lines, line => line.Text.Contains("비밀별명", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Events_of_somebody_who_was_never_here_change_nothing()
    {
        var (tenant, path) = await JoinAsync(new { baseUrl = host.Fakes.AbsoluteUri });
        var before = host.Journal.CountOf(tenant.Id);
        using var naver = host.Api();
        foreach (var happened in new[]
        {
            NaverTalkSamples.Leave, NaverTalkSamples.Friend, NaverTalkSamples.Echo, NaverTalkSamples.PassThread, NaverTalkSamples.ProfileGiven,
            NaverTalkSamples.ProfileWithdrawn, NaverTalkSamples.PayConfirmed, """{"event":"of-tomorrow","user":"al-ExampleUser_00001"}""",
        })
        {
            (await naver.SendAsync(HttpMethod.Post, path, happened)).Took();
        }

        Assert.Equal(before, host.Journal.CountOf(tenant.Id));
    }

    [Theory]
    [InlineData("naver", 404)]
    [InlineData("10.0.0.0/8, 192.0.2.1/32", 404)]
    [InlineData("naver, 127.0.0.0/8", 200)]
    public async Task Where_the_networks_are_named_nobody_else_finds_the_path(string addresses, int status)
    {
        var (tenant, path) = await JoinAsync(new { baseUrl = host.Fakes.AbsoluteUri, addresses });
        var before = host.Journal.CountOf(tenant.Id);
        using var naver = host.Api();
        var user = $"al-{Guid.NewGuid():N}";
        var answer = await naver.SendAsync(
            HttpMethod.Post, path, NaverTalkSamples.Open.Replace("al-ExampleUser_00001", user), ("X-Forwarded-For", "211.249.40.1"));
        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 200, host.Journal.CountOf(tenant.Id) > before);
        if (status == 200)
        {
            // What is on its way would meet the faults of another test.
            await ShownAsync(user, "어서 오세요");
        }
    }

    private async Task<(TestTenant Tenant, string Path)> JoinAsync(object settings)
    {
        var tenant = await host.TenantAsync();
        return (tenant, await host.JoinAsync(
            tenant, "talk", "naver", new("어서 오세요", "네?", [], null), new { settings, secrets = new { token = "ct_example" } }) + "/naver");
    }

    private async Task HoldsBackAsync(RestClient kim, RestClient naver, string path, string user, int code)
    {
        host.Naver.Faults.Add(new(Code: code));
        (await naver.SendAsync(HttpMethod.Post, path, NaverTalkSamples.Open.Replace("al-ExampleUser_00001", user))).Took();
        await Eventually.HoldsAsync(
            async () =>
            {
                var room = (await kim.GetAsync("/v1/conversations?tab=bot")).Ok().GetProperty("rows").EnumerateArray()
                    .FirstOrDefault(row => row.GetProperty("customer").GetString() == user);
                return room.ValueKind == System.Text.Json.JsonValueKind.Object
                    && (await kim.GetAsync($"/v1/conversations/{room.GetProperty("id").GetString()}/messages?limit=200")).Ok().GetProperty("messages").EnumerateArray()
                        .Any(line => line.TryGetProperty("delivery", out var delivery) && delivery.GetProperty("status").GetString() == "retrying");
            },
            "it is held back", TimeSpan.FromSeconds(60));
    }

    private Task ShownAsync(string user, string text) => Eventually.HoldsAsync(
        () => host.Naver.Shown.Any(shown => (string?)shown["user"] == user && (string?)shown["textContent"]?["text"] == text), $"{user} is shown {text}",
        TimeSpan.FromSeconds(60));
}
