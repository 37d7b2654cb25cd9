using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Actors.Web.Tests;

/// <summary>The server dies and comes back: the pages go on by themselves, with nothing lost and nothing doubled.</summary>
public sealed class ReconnectTests
{
    private static readonly LocatorAssertionsToHaveCountOptions Eventually = new() { Timeout = 40_000 };

    [Fact]
    public async Task Both_pages_recover_from_a_killed_server()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();

        var agent = await chromium.NewPageAsync();
        await agent.SignInAsync(silo, "/console", "kim@demo");
        await agent.GetByTestId("presence-online").ClickAsync();
        await Expect(agent.GetByTestId("presence")).ToHaveAttributeAsync("data-presence", "online");
        var customer = await chromium.NewPageAsync(480, 780);
        await customer.GotoAsync(silo.Address + "/chat/demo/web");
        await customer.GetByTestId("chat-connect").ClickAsync();
        await agent.GetByTestId("row").ClickAsync();
        await agent.GetByTestId("start").ClickAsync();
        await Expect(agent.GetByTestId("ticket")).ToBeVisibleAsync();
        await customer.MarkAsync();
        await agent.MarkAsync();

        var said = customer.GetByTestId("chat-messages");
        var transcript = agent.GetByTestId("messages");
        var input = customer.GetByTestId("chat-input");
        var composer = agent.GetByTestId("composer");
        await input.SayAsync("끊기기 전에 쓴 말");
        await composer.SayAsync("끊기기 전에 쓴 답");
        await Expect(transcript.GetByText("끊기기 전에 쓴 말")).ToHaveCountAsync(1);
        await Expect(said.GetByText("끊기기 전에 쓴 답")).ToHaveCountAsync(1);

        await silo.KillAsync();
        await Expect(agent.GetByTestId("disconnected")).ToBeVisibleAsync();
        await Expect(customer.GetByTestId("chat-offline")).ToBeVisibleAsync();
        await input.SayAsync("끊긴 동안 쓴 말");
        await composer.SayAsync("끊긴 동안 쓴 답");
        await Expect(transcript.Locator("[data-status=pending]")).ToHaveCountAsync(1);
        await Expect(said.Locator("[data-status=pending]")).ToHaveCountAsync(1);
        await agent.ShootAsync("30-console-disconnected");
        await customer.ShootAsync("31-chat-disconnected");

        await silo.StartAsync();
        await Expect(transcript.Locator("[data-speaker=customer]").GetByText("끊긴 동안 쓴 말")).ToHaveCountAsync(1, Eventually);
        await Expect(said.Locator("[data-speaker=agent]").GetByText("끊긴 동안 쓴 답")).ToHaveCountAsync(1, Eventually);
        await Expect(agent.GetByTestId("disconnected")).ToHaveCountAsync(0);
        await Expect(customer.GetByTestId("chat-offline")).ToHaveCountAsync(0);

        await input.SayAsync("다시 이어진 말");
        await composer.SayAsync("다시 이어진 답");
        foreach (var messages in new[] { said, transcript })
        {
            foreach (var text in new[]
            {
                "끊기기 전에 쓴 말", "끊기기 전에 쓴 답", "끊긴 동안 쓴 말", "끊긴 동안 쓴 답", "다시 이어진 말", "다시 이어진 답",
            })
            {
                await Expect(messages.GetByText(text, new() { Exact = true })).ToHaveCountAsync(1);
            }

            var lines = await messages.LinesAsync();
            Assert.Equal(lines.Distinct(), lines);
        }

        await agent.ShootAsync("32-console-recovered");
        await customer.ShootAsync("33-chat-recovered");
        Assert.True(await customer.StayedAsync() && await agent.StayedAsync(), "A page was loaded again.");
    }
}
