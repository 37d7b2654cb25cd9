using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Security;

/// <summary>Sent again with the same id, a call answers its first outcome: later, in another state, and after a restart.</summary>
public sealed class IdempotencyTests(IdempotencyTests.Host host) : IClassFixture<IdempotencyTests.Host>
{
    [Fact]
    public async Task The_same_id_gets_the_first_outcome_whatever_happened_since()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.WaitingAsync();
        using var kim = await tenant.AgentAsync("kim");
        var path = $"/v1/conversations/{customer.Conversation}";
        var start = (await kim.PostAsync(path + "/start", new { id = "s" })).Ok();
        var hold = (await kim.PostAsync(path + "/hold", new { id = "h" })).Ok();
        (await kim.PostAsync(path + "/resume", new { id = "r" })).Ok();
        var words = (await kim.PostAsync(path + "/messages", new { id = "w", text = "hello" })).Ok();
        await SameAsync();
        (await kim.PostAsync(path + "/end", new { id = "e" })).Ok();
        await SameAsync();

        await host.StopAsync();
        await host.StartAsync();
        using var again = await tenant.AgentAsync("kim");
        Assert.Equal("ended", await (customer with { Api = host.Api(customer.Token) }).StatusAsync());
        await SameAsync(again);

        async Task SameAsync(Clients.RestClient? api = null)
        {
            api ??= kim;
            foreach (var (first, verb, body) in new[]
            {
                (start, "start", (object)new { id = "s" }), (hold, "hold", new { id = "h" }),
                (words, "messages", new { id = "w", text = "other words" }),
            })
            {
                var second = (await api.PostAsync($"{path}/{verb}", body)).Ok();
                Assert.Equal(first.GetProperty("seq").GetInt64(), second.GetProperty("seq").GetInt64());
                Assert.True(second.GetProperty("repeated").GetBoolean());
            }
        }
    }

    [Fact]
    public async Task The_header_and_the_body_name_the_same_operation()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.CustomerAsync();
        var first = (await customer.Api.SendAsync(
            HttpMethod.Post, "/v1/web/messages", new { text = "once" }, ("Idempotency-Key", "k"))).Ok();
        var second = (await customer.Api.PostAsync("/v1/web/messages", new { id = "k", text = "twice" })).Ok();
        Assert.Equal(first.GetProperty("seq").GetInt64(), second.GetProperty("seq").GetInt64());
        Assert.True(second.GetProperty("repeated").GetBoolean());
    }

    [Fact]
    public async Task A_connect_that_changes_nothing_any_more_still_answers_its_first_outcome()
    {
        var tenant = await host.TenantAsync();
        var customer = await tenant.CustomerAsync("bot");
        (await customer.Api.PostAsync("/v1/web/open", new { id = "o" })).Ok();
        var first = (await customer.Api.PostAsync("/v1/web/connect", new { id = "c" })).Ok();
        await Eventually.HoldsAsync(async () => await customer.StatusAsync() == "waiting", "the conversation is in waiting");
        var second = (await customer.Api.PostAsync("/v1/web/connect", new { id = "c" })).Ok();
        Assert.Equal(first.GetProperty("seq").GetInt64(), second.GetProperty("seq").GetInt64());
        Assert.True(second.GetProperty("repeated").GetBoolean());
    }

    [Fact]
    public async Task An_id_used_for_another_conversation_is_refused()
    {
        var tenant = await host.TenantAsync();
        var (one, two) = (await tenant.WaitingAsync(), await tenant.WaitingAsync());
        using var kim = await tenant.AgentAsync("kim");
        (await kim.PostAsync($"/v1/conversations/{one.Conversation}/start", new { id = "s" })).Ok();
        (await kim.PostAsync($"/v1/conversations/{two.Conversation}/start", new { id = "s" })).Refused(409, "operation-id-used-elsewhere");
        Assert.Equal("waiting", await two.StatusAsync());
    }

    [Fact]
    public async Task Fifty_times_at_once_is_once()
    {
        var tenant = await host.TenantAsync();
        using var program = host.Api(tenant.Key);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ =>
            program.PostAsync("/v1/channels/gw/messages", new { customer = "u", id = "same", text = "once" })));
        Assert.Single(answers.Select(answer => answer.Ok().GetProperty("seq").GetInt64()).Distinct());
        Assert.Equal(1, answers.Count(answer => !answer.Json.GetProperty("repeated").GetBoolean()));
    }

    /// <summary>A service that tests may restart.</summary>
    public sealed class Host : SqliteHost;
}
