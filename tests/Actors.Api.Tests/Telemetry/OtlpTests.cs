using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Telemetry;

/// <summary>Where a collector is configured, it gets our meters and the framework's, and spans that are named after routes.</summary>
public sealed class OtlpTests
{
    [Fact]
    public async Task Meters_and_spans_reach_the_collector_and_hold_no_ids()
    {
        await using var collector = await Collector.StartAsync();
        await using var host = new ExportingHost(collector.Address);
        await host.InitializeAsync();
        var tenant = await host.TenantAsync();
        var customer = await tenant.WaitingAsync();
        (await customer.Api.PostAsync("/v1/web/messages", new { id = "m1", text = "문의합니다" })).Ok();
        using var agent = await tenant.AgentAsync("kim");
        (await agent.GetAsync($"/v1/conversations/{customer.Conversation}")).Ok();

        // What was not sent yet is sent at the end.
        await host.StopAsync();
        var (metrics, spans) = (collector.Received("/v1/metrics"), collector.Received("/v1/traces"));
        Assert.All(
            ["actors.messages.accepted", "actors.store.append.duration", "actors.refusals", "http.server.request.duration", "dotnet.gc.collections"],
            name => Assert.Contains(name, metrics, StringComparison.Ordinal));
        Assert.All(
            ["POST /v1/web/messages", "/v1/conversations/{id}", "append", "actors"],
            name => Assert.Contains(name, spans, StringComparison.Ordinal));
        Assert.All([customer.Conversation, customer.Token, "문의합니다"], id =>
        {
            Assert.DoesNotContain(id, metrics, StringComparison.Ordinal);
            Assert.DoesNotContain(id, spans, StringComparison.Ordinal);
        });
    }

    private sealed class ExportingHost(string collector) : SqliteHost, IAsyncDisposable
    {
        protected override IEnumerable<string> Storage =>
            [.. base.Storage, "--OTEL_EXPORTER_OTLP_ENDPOINT", collector, "--OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"];
    }
}
