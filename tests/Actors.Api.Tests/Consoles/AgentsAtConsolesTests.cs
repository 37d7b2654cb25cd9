using System.Text.Json;
using Actors.Api.Consoles;
using Actors.Api.Tests.Hosting;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Json;
using Actors.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

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

    [Fact]
    public async Task Who_comes_while_it_is_told_shares_the_next_time()
    {
        var tenant = await host.TenantAsync();
        var nodes = new SlowNodes();
        var told = new AgentsAtConsoles(
            host.Services.GetRequiredService<ConsoleConnections>(), nodes, host.Services.GetRequiredService<IGrainFactory>());
        var first = told.TellAsync(tenant.Id, new("kim"));
        await nodes.Asked.WaitAsync(Eventually.Deadline, TestContext.Current.CancellationToken);
        var others = Enumerable.Range(0, 20).Select(_ => told.TellAsync(tenant.Id, new("kim"))).ToList();

        nodes.Answer.SetResult();
        await Task.WhenAll(others.Append(first));

        // Each time what is said is held against what is the case then.
        Assert.Equal(2 * 2, nodes.Said);
        Assert.All(others, other => Assert.Same(others[0], other));
    }

    private sealed class SlowNodes : IConsolesOfNodes
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _said;

        public Task Asked => _asked.Task;

        public TaskCompletionSource Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Said => _said;

        public async ValueTask<bool> SayAsync(TenantId tenant, AgentId agent, bool isHere)
        {
            Interlocked.Increment(ref _said);
            _asked.TrySetResult();
            await Answer.Task;
            return isHere;
        }
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
