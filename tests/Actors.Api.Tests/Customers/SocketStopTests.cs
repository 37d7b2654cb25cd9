using System.Net.WebSockets;
using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Actors.Api.Tests.Customers;

public sealed class SocketStopTests
{
    [Fact]
    public async Task A_server_that_stops_sends_its_sockets_elsewhere()
    {
        await using var host = new MemoryHost();
        await host.InitializeAsync();
        var customer = await (await host.TenantAsync()).CustomerAsync();
        await using var socket = await SocketClient.HelloAsync(host.Address, customer.Token);

        await host.StopAsync();

        await socket.ClosedAsync(WebSocketCloseStatus.EndpointUnavailable);
    }

    [Fact]
    public async Task Before_a_server_that_stops_closes_it_says_so()
    {
        await using var host = new MemoryHost();
        await host.InitializeAsync();
        var tenant = await host.TenantAsync();
        await using var socket = await SocketClient.HelloAsync(host.Address, (await tenant.CustomerAsync()).Token);
        await using var kim = await tenant.HubAsync("kim");
        await kim.CallAsync("Watch", "waiting");

        await host.StopAsync();

        await socket.NextAsync("leaving");
        await kim.NextAsync("leaving", _ => true, "the word");
        await socket.ClosedAsync(WebSocketCloseStatus.EndpointUnavailable);
        await kim.Closed.WaitAsync(Eventually.Deadline, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_server_that_stops_keeps_no_connection()
    {
        await using var host = new MemoryHost();
        await host.InitializeAsync();
        var (before, after) = (Closes(host.Address), false);

        // What is registered last is called first: the server still listens.
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(() => after = Closes(host.Address));
        await host.StopAsync();

        Assert.Equal((false, true), (before, after));
    }

    [Fact]
    public async Task A_server_that_stops_says_goodbye_to_its_consoles_and_does_not_wait_for_them()
    {
        await using var host = new MemoryHost();
        await host.InitializeAsync();
        await using var kim = await (await host.TenantAsync()).HubAsync("kim");
        await kim.CallAsync("Watch", "waiting");

        await host.StopAsync();

        await kim.Closed.WaitAsync(Eventually.Deadline, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Who_was_sent_away_does_not_come_back_to_a_server_that_stops()
    {
        await using var host = new MemoryHost();
        await host.InitializeAsync();
        var cameBack = false;

        // What is registered last is called first: everybody is still there, and the server still listens.
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(() => cameBack = Connects(host.Address));
        await host.StopAsync();

        Assert.False(cameBack);
    }

    [Fact]
    public async Task Health_tells_start_from_readiness()
    {
        await using var host = new MemoryHost();
        await host.InitializeAsync();
        using var http = host.Http();
        foreach (var question in new[] { "live", "startup", "ready" })
        {
            Assert.Equal("Healthy", await http.GetStringAsync($"/health/{question}", TestContext.Current.CancellationToken));
        }
    }

    private static bool Closes(string address)
    {
        using var http = new HttpClient();
        using var answer = http.Send(new(HttpMethod.Get, $"{address}/v1/web/messages"));
        return answer.Headers.ConnectionClose == true;
    }

    private static bool Connects(string address)
    {
        try
        {
            SocketClient.ConnectAsync(address).GetAwaiter().GetResult();
            return true;
        }
        catch (WebSocketException)
        {
            return false;
        }
    }
}
