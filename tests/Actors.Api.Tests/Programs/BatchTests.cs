using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Programs;

/// <summary>Messages in bulk are what they are one by one.</summary>
public sealed class BatchTests(SqliteHost host)
{
    private const string Path = "/v1/messages:batch";

    [Fact]
    public async Task Each_message_gets_its_outcome_in_order_and_a_repetition_the_first()
    {
        var tenant = await host.TenantAsync();
        using var gateway = host.Api(tenant.Key);
        object[] messages =
        [
            Message("kim", "k1", "하나"), Message("lee", "l1", "안녕"), Message("kim", "k2", "둘"), Message("kim", "k3", ""),
            Message("kim", "k4", "넷", channel: "nowhere"), Message("kim", "", "x"), Message("", "x", "x"), Message("kim", "k5", "다섯"),
        ];
        var outcomes = await SendAsync(gateway, messages);
        Assert.Equal(
            ["ok", "ok", "ok", "text-is-empty", "not-found", "field-is-invalid", "field-is-invalid", "ok"],
            outcomes.Select(one => one.TryGetProperty("problem", out var problem) ? problem.GetProperty("type").GetString()!.Split(':')[^1] : "ok"));
        Assert.All(new[] { 0, 1, 2, 7 }, index => Assert.False(outcomes[index].GetProperty("repeated").GetBoolean()));
        Assert.Equal(["하나", "둘", "다섯"], await WordsAsync(gateway, "kim"));

        var again = await SendAsync(gateway, messages);
        Assert.All(new[] { 0, 1, 2, 7 }, index =>
        {
            Assert.True(again[index].GetProperty("repeated").GetBoolean());
            Assert.Equal(outcomes[index].GetProperty("seq").GetInt64(), again[index].GetProperty("seq").GetInt64());
        });
        var single = (await gateway.PostAsync("/v1/channels/gw/messages", new { customer = "kim", id = "k2", text = "둘" })).Ok();
        Assert.True(single.GetProperty("repeated").GetBoolean());
        Assert.Equal(["하나", "둘", "다섯"], await WordsAsync(gateway, "kim"));
    }

    [Fact]
    public async Task A_thousand_messages_of_many_customers_are_taken_and_not_one_more()
    {
        var tenant = await host.TenantAsync();
        using var gateway = host.Api(tenant.Key);
        var messages = Enumerable.Range(0, 1000).Select(i => Message($"c{i % 50}", $"m{i}", $"{i}")).ToArray();
        var outcomes = await SendAsync(gateway, messages);
        Assert.All(outcomes, one => Assert.True(one.TryGetProperty("seq", out _), one.ToString()));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{(i * 50) + 7}"), await WordsAsync(gateway, "c7"));
        (await gateway.PostAsync(Path, new { messages = messages.Append(Message("c", "m", "x")) })).Refused(400, "field-is-invalid");
        (await gateway.PostAsync(Path, new { messages = Array.Empty<object>() })).Refused(400, "field-is-invalid");
        (await gateway.PostAsync(Path, new { })).Refused(400, "field-is-invalid");
    }

    [Fact]
    public async Task Only_programs_bring_batches_and_only_with_the_fields_of_the_protocol()
    {
        var tenant = await host.TenantAsync();
        using var anonymous = host.Api();
        using var boss = await tenant.AgentAsync("boss");
        using var gateway = host.Api(tenant.Key);
        object[] one = [Message("kim", "k1", "x")];
        (await anonymous.PostAsync(Path, new { messages = one })).Refused(401, "not-signed-in");
        (await boss.PostAsync(Path, new { messages = one })).Refused(403, "not-allowed");
        (await gateway.PostAsync(Path, """{"messages":[{"channel":"gw","customer":"kim","id":"1","text":"x","more":1}]}""")).Refused(400, "body-is-malformed");
    }

    private static object Message(string customer, string id, string text, string channel = "gw") => new { channel, customer, id, text };

    private static async Task<System.Text.Json.JsonElement[]> SendAsync(RestClient api, object[] messages) =>
        [.. (await api.PostAsync(Path, new { messages })).Ok().GetProperty("outcomes").EnumerateArray()];

    private static async Task<string[]> WordsAsync(RestClient api, string customer) =>
    [
        .. (await api.GetAsync($"/v1/channels/gw/customers/{customer}/messages?limit=200")).Ok().GetProperty("messages").EnumerateArray()
            .Where(line => line.TryGetProperty("speaker", out var speaker) && speaker.GetString() == "customer").Select(line => line.GetProperty("text").GetString()!),
    ];
}
