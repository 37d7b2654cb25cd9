using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;
using Actors.Domain.Tenants;

namespace Actors.Api.Tests.Consoles;

/// <summary>Transfer, priority, positions and the flow of a queue.</summary>
public sealed class QueueRestTests(SqliteHost host)
{
    [Fact]
    public async Task A_conversation_is_transferred_to_another_queue()
    {
        var tenant = await host.TenantAsync();
        await host.ChangeAsync(tenant.Id, new AddQueue(new(new("vip"), "VIP"), DateTimeOffset.UtcNow));
        var customer = await tenant.ActiveAsync("kim");
        using var kim = await tenant.AgentAsync("kim");
        using var lee = await tenant.AgentAsync("lee");
        var path = $"/v1/conversations/{customer.Conversation}";
        (await lee.PostAsync(path + "/transfer", new { to = "vip" })).Refused(409, "not-the-assigned-agent");
        (await kim.PostAsync(path + "/transfer", new { to = "nowhere" })).Refused(404, "not-found");
        (await kim.PostAsync(path + "/transfer", new { to = "Not A Slug" })).Refused(400, "field-is-invalid");
        (await kim.PostAsync(path + "/transfer", new { to = "vip", id = "t" })).Ok();
        Assert.True((await kim.PostAsync(path + "/transfer", new { to = "vip", id = "t" })).Ok().GetProperty("repeated").GetBoolean());
        var row = (await kim.GetAsync(path)).Ok().GetProperty("row");
        Assert.Equal(("waiting", "vip"), (row.GetProperty("status").GetString(), row.GetProperty("queue").GetString()));
    }

    [Fact]
    public async Task A_manager_sets_the_priority_and_a_program_brings_one()
    {
        var tenant = await host.TenantAsync();
        var (first, second) = (await tenant.WaitingAsync(), await tenant.WaitingAsync());
        using var kim = await tenant.AgentAsync("kim");
        using var boss = await tenant.AgentAsync("boss");
        using var program = host.Api(tenant.Key);
        var path = $"/v1/conversations/{second.Conversation}/priority";
        (await kim.PostAsync(path, new { priority = 3 })).Refused(403, "manager-required");
        (await boss.PostAsync(path, new { priority = 10 })).Refused(400, "field-is-invalid");
        (await boss.PostAsync(path, new { })).Refused(400, "field-is-invalid");
        (await boss.PostAsync(path, new { priority = 3 })).Ok();
        Assert.Equal(3, (await boss.GetAsync($"/v1/conversations/{second.Conversation}")).Ok().GetProperty("row").GetProperty("priority").GetInt32());
        await Eventually.HoldsAsync(async () => await PositionAsync(second) == 1 && await PositionAsync(first) == 2, "the line has the new order");
        (await program.PostAsync("/v1/channels/gw/connect", new { customer = "p", id = "1", priority = 10 })).Refused(400, "field-is-invalid");
        var brought = (await program.PostAsync("/v1/channels/gw/connect", new { customer = "p", id = "1", priority = 9 })).Ok();
        var conversation = brought.GetProperty("conversation").GetString();
        Assert.Equal(9, (await boss.GetAsync($"/v1/conversations/{conversation}")).Ok().GetProperty("row").GetProperty("priority").GetInt32());
    }

    [Fact]
    public async Task A_waiting_customer_is_told_of_a_new_position()
    {
        var tenant = await host.TenantAsync();
        var (first, second) = (await tenant.WaitingAsync(), await tenant.WaitingAsync());
        using var kim = await tenant.AgentAsync("kim");
        await using var socket = await SocketClient.HelloAsync(host.Address, second.Token);
        (await kim.PostAsync($"/v1/conversations/{first.Conversation}/take", new { id = "take" })).Ok();
        Assert.Equal(1, (await socket.NextAsync("position")).GetProperty("position").GetInt32());
    }

    [Fact]
    public async Task A_manager_reads_the_flow_of_a_queue()
    {
        var tenant = await host.TenantAsync();
        _ = await tenant.WaitingAsync();
        using var kim = await tenant.AgentAsync("kim");
        using var boss = await tenant.AgentAsync("boss");
        (await kim.GetAsync("/v1/tenant/queues/general/flow")).Refused(403, "not-allowed");
        (await boss.GetAsync("/v1/tenant/queues/nowhere/flow")).Refused(404, "not-found");
        var flow = (await boss.GetAsync("/v1/tenant/queues/general/flow")).Ok();
        Assert.Equal((1, 0), (flow.GetProperty("waiting").GetInt32(), flow.GetProperty("departures").GetInt32()));
        Assert.Equal(0, flow.GetProperty("quality").GetProperty("measured").GetInt32());
    }

    private static async Task<int?> PositionAsync(Customer customer) =>
        (await customer.Api.GetAsync("/v1/web/messages")).Ok().GetProperty("state").TryGetProperty("position", out var position)
            ? position.GetInt32() : null;
}
