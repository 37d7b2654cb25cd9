using System.Text.Json;
using Actors.Api.Consoles;
using Actors.Api.Tests.Hosting;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Json;
using Actors.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Api.Tests.Consoles;

public sealed class AgentsAtConsolesTests(SqliteHost host)
{
    [Fact]
    public async Task The_last_console_of_an_agent_drops_and_the_next_is_back()
    {
        var tenant = await host.TenantAsync();
        (await (await tenant.AgentAsync("kim")).PutAsync("/v1/me/presence", new { presence = "away" })).Ok();
        await using (var first = await tenant.HubAsync("kim"))
        {
            await first.CallAsync("Agents");
            await using var second = await tenant.HubAsync("kim");
            await second.CallAsync("Agents");
        }

        await Eventually.HoldsAsync(async () => await StateAsync(tenant) is { GraceEndsAt: not null, HasConsole: false }, "the grace began");
        await using var third = await tenant.HubAsync("kim");
        await third.CallAsync("Agents");
        Assert.True(await StateAsync(tenant) is { GraceEndsAt: null, HasConsole: true });
        Assert.Single((await HappenedAsync(tenant)).OfType<AgentConnectionDropped>());
    }

    [Fact]
    public async Task A_console_that_is_back_before_the_start_is_done_loses_nothing()
    {
        var tenant = await host.TenantAsync();
        (await (await tenant.AgentAsync("kim")).PutAsync("/v1/me/presence", new { presence = "away" })).Ok();
        await using var console = await tenant.HubAsync("kim");
        await console.CallAsync("Agents");
        await host.Services.GetRequiredService<AgentsAtConsoles>().LoseAsync(tenant.Id, new("kim"));
        Assert.Empty((await HappenedAsync(tenant)).OfType<AgentConnectionDropped>());
    }

    private async Task<AgentState> StateAsync(TestTenant tenant) =>
        (await HappenedAsync(tenant)).Aggregate(AgentDecider.Initial, AgentDecider.Evolve);

    private async Task<IReadOnlyList<AgentEvent>> HappenedAsync(TestTenant tenant)
    {
        var events = await host.Services.GetRequiredService<IEventJournal>()
            .ReadAsync(StreamId.Of(tenant.Id, new AgentId("kim")), 0, 100, TestContext.Current.CancellationToken);
        return [.. events.Select(stored => JsonSerializer.Deserialize(stored.Data.Span, DomainJson.Stored.AgentEvent)!)];
    }
}
