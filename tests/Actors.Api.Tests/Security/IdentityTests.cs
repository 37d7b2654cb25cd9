using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Security;

/// <summary>Faults 52 to 54: who a visitor is, is what the site signed; everything else is nobody.</summary>
public sealed class IdentityTests(SqliteHost host)
{
    private const string Alice = """{"sub":"alice","name":"앨리스","exp":4102444800}""";

    [Fact]
    public async Task The_same_user_is_the_same_customer_on_every_device()
    {
        var (tenant, secret) = await TenantAsync();
        var first = await SessionAsync(tenant, Jwt(secret, Alice));
        var second = await SessionAsync(tenant, Jwt(secret, Alice));
        Assert.True(first.Verified && second.Verified);
        Assert.Equal(first.Conversation, second.Conversation);
        Assert.NotEqual(first.Conversation, (await SessionAsync(tenant, Jwt(secret, Alice.Replace("alice", "bob")))).Conversation);
        Assert.NotEqual(first.Conversation, (await SessionAsync(tenant, Jwt(secret, Alice.Replace("alice", "앨리스 \\uD83D\\uDE00")))).Conversation);
    }

    [Fact]
    public async Task What_is_not_signed_by_the_site_is_a_visitor_nobody_knows()
    {
        var (tenant, secret) = await TenantAsync();
        var (other, otherSecret) = await TenantAsync();
        var alice = await SessionAsync(tenant, Jwt(secret, Alice));
        var good = Jwt(secret, Alice);
        string?[] bad =
        [
            null, "", " ", "alice", "..", "a.b.c", Jwt(otherSecret, Alice), Jwt("", Alice), Jwt(secret, Alice, """{"alg":"none"}"""),
            Jwt(secret, Alice, """{"alg":"HS512"}"""), Jwt(secret, Alice, "[]"), Unsigned(Alice), good[..^3] + "AAA", good + "A", good.Replace('.', ' '),
            Jwt(secret, """{"sub":"alice"}"""), Jwt(secret, """{"sub":"alice","exp":1}"""), Jwt(secret, """{"sub":"alice","exp":"4102444800"}"""),
            Jwt(secret, """{"sub":"","exp":4102444800}"""), Jwt(secret, """{"exp":4102444800}"""), Jwt(secret, """{"sub":7,"exp":4102444800}"""),
            Jwt(secret, """{"sub":"alice","exp":4102444800,"nbf":4102444800}"""), Jwt(secret, """{"sub":"alice","exp":4102444800,"aud":"other/web"}"""),
            Jwt(secret, """{"sub":"alice","sub":"bob","exp":4102444800}"""), Jwt(secret, "not json"), new string('a', 5000),
        ];
        var seen = new HashSet<string> { alice.Conversation };
        foreach (var user in bad)
        {
            var session = await SessionAsync(tenant, user);
            Assert.False(session.Verified, user);
            Assert.True(seen.Add(session.Conversation), $"'{user}' is somebody who was there before.");
        }

        Assert.False((await SessionAsync(tenant, Jwt(secret, Alice), channel: "bot")).Verified);
        Assert.False((await SessionAsync(other, Jwt(secret, Alice))).Verified);
        Assert.True((await SessionAsync(tenant, Jwt(secret, Alice.Replace("}", $",\"aud\":\"{tenant.Id}/web\"}}")))).Verified);
    }

    [Fact]
    public async Task A_page_that_changes_its_user_changes_the_customer()
    {
        var (tenant, secret) = await TenantAsync();
        var alice = await SessionAsync(tenant, Jwt(secret, Alice));
        var bob = await SessionAsync(tenant, Jwt(secret, Alice.Replace("alice", "bob")), alice.Token);
        Assert.NotEqual(alice.Conversation, bob.Conversation);

        // Who signed out is nobody, though the page still has the session of who was signed in.
        var nobody = await SessionAsync(tenant, null, alice.Token);
        Assert.False(nobody.Verified);
        Assert.DoesNotContain(nobody.Conversation, new[] { alice.Conversation, bob.Conversation });
        Assert.Equal(nobody.Conversation, (await SessionAsync(tenant, "", nobody.Token)).Conversation);
    }

    [Fact]
    public async Task A_new_secret_ends_the_former_one_and_no_secret_verifies_nobody()
    {
        var (tenant, secret) = await TenantAsync();
        using var admin = await tenant.AgentAsync("admin");
        var next = (await admin.PostAsync($"/v1/tenant/channels/web/identity-secret", new { })).Ok().GetProperty("secret").GetString()!;
        Assert.False((await SessionAsync(tenant, Jwt(secret, Alice))).Verified);
        Assert.True((await SessionAsync(tenant, Jwt(next, Alice))).Verified);
        Assert.DoesNotContain(next, (await admin.GetAsync("/v1/tenant")).Text);
        (await admin.DeleteAsync("/v1/tenant/channels/web/identity-secret")).Ok();
        Assert.False((await SessionAsync(tenant, Jwt(next, Alice))).Verified);
        (await admin.PostAsync("/v1/tenant/channels/gw/identity-secret", new { })).Refused(404, "not-found");
        using var boss = await tenant.AgentAsync("boss");
        (await boss.PostAsync("/v1/tenant/channels/web/identity-secret", new { })).Refused(403, "not-allowed");
    }

    private async Task<(TestTenant Tenant, string Secret)> TenantAsync()
    {
        var tenant = await host.TenantAsync();
        using var admin = await tenant.AgentAsync("admin");
        return (tenant, (await admin.PostAsync("/v1/tenant/channels/web/identity-secret", new { })).Ok().GetProperty("secret").GetString()!);
    }

    private async Task<(string Token, string Conversation, bool Verified)> SessionAsync(
        TestTenant tenant, string? user, string? token = null, string channel = "web")
    {
        using var api = host.Api();
        var session = (await api.PostAsync("/v1/web/sessions", new { channel = $"{tenant.Id}/{channel}", token, user })).Ok();
        return (session.GetProperty("token").GetString()!, session.GetProperty("conversation").GetString()!, session.GetProperty("verified").GetBoolean());
    }

    private static string Jwt(string secret, string claims, string header = """{"alg":"HS256","typ":"JWT"}""")
    {
        var signed = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Unsigned(string claims) =>
        $"{Base64Url.EncodeToString("""{"alg":"none"}"""u8)}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.";
}
