using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Actors.Web.Tests;

/// <summary>Managers see what passes through a queue, what customers are told of their wait, and how true that was.</summary>
public sealed class QueueFlowTests
{
    [Fact]
    public async Task A_manager_reads_the_estimated_wait_and_its_measured_error()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        var manager = await chromium.NewPageAsync();
        await manager.SignInAsync(silo, "/manager/queues", "manager@demo");
        var queue = manager.Locator("[data-testid=queue][data-queue=general]");
        await Expect(queue.GetByTestId("flow-waiting")).ToContainTextAsync("0명");
        await Expect(queue.GetByTestId("flow-estimate")).ToContainTextAsync("–");
        await Expect(queue.GetByTestId("flow-error")).ToContainTextAsync("아직 측정한 대기가 없습니다.");

        // One agent with one place: who is served leaves the place to the next, so that everybody but the first waits.
        using var administrator = await Rest.SignInAsync(silo, "manager@demo");
        var credentials = await administrator.PostAsync(
            "/v1/tenant/agents", new { id = "choi", name = "최상담", role = "agent", chat = true, assign = true, capacity = 1, queues = new[] { "general" } });
        using var choi = await Rest.SignInAsync(silo, "choi@demo", credentials.GetProperty("password").GetString()!);
        await choi.PutAsync("/v1/me/presence", new { presence = "online" });
        var customers = new List<Rest>();
        for (var i = 0; i < 8; i++)
        {
            customers.Add(await AskAsync(silo, i == 0 ? "received" : "waiting"));
        }

        foreach (var served in customers.Take(6))
        {
            await ServeAsync(choi, served);
        }

        // Six who waited have an agent now: what is said to the next one is measured by how long that one waits.
        await Expect(queue.GetByTestId("flow-waiting")).ToContainTextAsync("1명");
        await Expect(queue.GetByTestId("flow-served")).ToContainTextAsync("6명");
        await Expect(queue.GetByTestId("flow-served")).ToContainTextAsync("시간당 2명");
        await Expect(queue.GetByTestId("flow-estimate")).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"\d+(초|분)"));
        customers.Add(await AskAsync(silo, "waiting"));
        foreach (var served in customers.Skip(6))
        {
            await ServeAsync(choi, served);
        }

        await Expect(queue.GetByTestId("flow-waiting")).ToContainTextAsync("0명");
        await Expect(queue.GetByTestId("flow-served")).ToContainTextAsync("8명");
        await Expect(queue.GetByTestId("flow-error")).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"중앙값 \d+(초|분)"));
        await Expect(queue.GetByTestId("flow-error")).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"1명 중 [01]명이 예상 범위 안"));
        await manager.ShootAsync("28-manager-queue-flow");
        customers.ForEach(customer => customer.Dispose());
    }

    private static async Task<Rest> AskAsync(SiloProcess silo, string status)
    {
        var customer = await Rest.VisitAsync(silo);
        await customer.PostAsync("/v1/web/connect");
        await StandsAsync(customer, status);
        return customer;
    }

    private static async Task ServeAsync(Rest agent, Rest customer)
    {
        await StandsAsync(customer, "received");
        await agent.PostAsync($"/v1/conversations/{customer.Conversation}/end");
        await StandsAsync(customer, "ended");
    }

    private static Task StandsAsync(Rest customer, string status) => customer.UntilAsync(
        "/v1/web/messages", page => page.GetProperty("state").GetProperty("status").GetString() == status);
}
