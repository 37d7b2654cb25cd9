using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Actors.Web.Tests;

/// <summary>A customer is answered by the bot, handed to a person, and answered by the bot again: in two real browsers.</summary>
public sealed class HandOffTests
{
    [Fact]
    public async Task A_customer_is_handed_to_an_agent_and_back_to_the_bot()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();

        var customer = await chromium.NewPageAsync(480, 780);
        await customer.GotoAsync(silo.Address + "/chat/demo/web");
        await customer.MarkAsync();
        var said = customer.GetByTestId("chat-messages");
        var input = customer.GetByTestId("chat-input");
        await Expect(said).ToContainTextAsync("안녕하세요, 해피상점입니다.");
        await customer.ShootAsync("01-chat-greeting");

        await input.SayAsync("영업시간 알려주세요");
        await Expect(said).ToContainTextAsync("영업시간은 평일 10시부터 18시까지입니다.");
        await customer.ShootAsync("02-chat-bot-answers");

        var agent = await chromium.NewPageAsync();
        await agent.GotoAsync(silo.Address + "/console");
        await Expect(agent.GetByTestId("login-name")).ToBeVisibleAsync();
        await agent.ShootAsync("03-console-sign-in");
        await agent.SignInAsync(silo, "/console", "kim@demo");
        await agent.MarkAsync();
        await agent.GetByTestId("presence-online").ClickAsync();
        await Expect(agent.GetByTestId("presence")).ToHaveAttributeAsync("data-presence", "online");
        await agent.ShootAsync("04-console-nothing-yet");

        var fromBot = said.Locator("[data-speaker=bot]");
        await customer.GetByTestId("chat-connect").ClickAsync();
        await agent.GetByTestId("tab-received").ClickAsync();
        var row = agent.GetByTestId("row");
        await Expect(row).ToHaveCountAsync(1, new() { Timeout = 3_000 });
        await Expect(agent.GetByTestId("count-received")).ToHaveTextAsync("1");
        await customer.ShootAsync("05-chat-connected");
        var botSaid = await fromBot.CountAsync();
        await input.SayAsync("배송이 늦어요. 사람과 이야기하고 싶어요.");

        await row.ClickAsync();
        var transcript = agent.GetByTestId("messages");
        await agent.GetByTestId("fold").ClickAsync();
        await Expect(transcript).ToContainTextAsync("영업시간 알려주세요");
        await Expect(transcript).ToContainTextAsync("사람과 이야기하고 싶어요.");
        await agent.ShootAsync("06-console-received");
        await agent.GetByTestId("start").ClickAsync();
        await Expect(agent.GetByTestId("ticket")).ToBeVisibleAsync();
        await Expect(agent.GetByTestId("conversation")).ToHaveAttributeAsync("data-status", "active");

        var composer = agent.GetByTestId("composer");
        await composer.SayAsync("안녕하세요, 김해피입니다. 주문 번호를 알려 주시겠어요?");
        await Expect(said).ToContainTextAsync("주문 번호를 알려 주시겠어요?");
        await agent.ComposeAsync(composer, "바로 확인해 드릴게", "ㅇ", "요");
        await Expect(said.GetByText("바로 확인해 드릴게요", new() { Exact = true })).ToHaveCountAsync(1);
        await Expect(composer).ToHaveValueAsync("");
        await customer.ComposeAsync(input, "감사합니", "ㄷ", "다");
        await Expect(transcript.GetByText("감사합니다", new() { Exact = true })).ToHaveCountAsync(1);
        await Expect(input).ToHaveValueAsync("");
        await Expect(customer.GetByTestId("chat-state")).ToContainTextAsync("김해피");
        Assert.Equal(botSaid, await fromBot.CountAsync());
        await agent.ShootAsync("07-console-active");
        await customer.ShootAsync("08-chat-with-agent");

        await agent.GetByTestId("end").ClickAsync();
        await Expect(agent.GetByTestId("end-confirm")).ToBeVisibleAsync();
        await agent.PictureAsync("09-console-ask-before-end");
        await agent.GetByTestId("end-confirm").ClickAsync();
        await Expect(agent.GetByTestId("conversation")).ToHaveAttributeAsync("data-status", "ended");
        await Expect(customer.GetByTestId("chat-state")).ToHaveAttributeAsync("data-status", "ended");
        await agent.GetByTestId("tab-ended").ClickAsync();
        await Expect(row).ToHaveCountAsync(1);
        await agent.ShootAsync("10-console-ended");
        await customer.ShootAsync("11-chat-ended");

        await input.SayAsync("환불은 어떻게 하나요?");
        await Expect(said).ToContainTextAsync("7일 안에 신청하실 수 있습니다.");
        await Expect(fromBot).ToHaveCountAsync(botSaid + 1);
        await customer.ShootAsync("12-chat-bot-again");

        Assert.True(await customer.StayedAsync() && await agent.StayedAsync(), "A page was loaded again.");
    }

    [Fact]
    public async Task An_agent_delegates_to_a_colleague_who_resumes()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        var kim = await chromium.NewPageAsync();
        await kim.SignInAsync(silo, "/console", "kim@demo");
        await kim.GetByTestId("presence-online").ClickAsync();
        await Expect(kim.GetByTestId("presence")).ToHaveAttributeAsync("data-presence", "online");
        var customer = await chromium.NewPageAsync(480, 780);
        await customer.GotoAsync(silo.Address + "/chat/demo/web");
        await customer.GetByTestId("chat-connect").ClickAsync();
        await kim.GetByTestId("row").ClickAsync();
        await kim.GetByTestId("composer").SayAsync("담당자를 바꿔 드릴게요.");
        await Expect(kim.GetByTestId("conversation")).ToHaveAttributeAsync("data-status", "active");

        var lee = await chromium.NewPageAsync();
        await lee.SignInAsync(silo, "/console", "lee@demo");
        await lee.GetByTestId("presence-online").ClickAsync();
        await Expect(lee.GetByTestId("presence")).ToHaveAttributeAsync("data-presence", "online");
        await kim.GetByTestId("delegate").ClickAsync();
        var colleague = kim.GetByTestId("choose-agent");
        await Expect(colleague).ToHaveAttributeAsync("data-agent", "lee");
        await colleague.ClickAsync();
        await kim.GetByTestId("delegate-reason").SelectOptionAsync("전문 상담 필요");
        await kim.GetByTestId("delegate-note").FillAsync("환불 규정을 물어보셨습니다.");
        await kim.PictureAsync("13-console-delegate");
        await kim.GetByTestId("pass-on").ClickAsync();
        await Expect(kim.GetByTestId("row")).ToHaveCountAsync(0);

        await lee.GetByTestId("tab-held").ClickAsync();
        await lee.GetByTestId("row").ClickAsync();
        await Expect(lee.GetByTestId("read-only")).ToBeVisibleAsync();
        await Expect(lee.GetByTestId("messages")).ToContainTextAsync("전문 상담 필요");
        await Expect(lee.GetByTestId("note")).ToContainTextAsync("환불 규정을 물어보셨습니다.");
        await Expect(customer.GetByTestId("chat-messages")).Not.ToContainTextAsync("환불 규정을");
        await lee.ShootAsync("14-console-held");
        await lee.GetByTestId("resume").ClickAsync();

        // Until it is lee's, what is written is a note.
        await Expect(lee.GetByTestId("read-only")).ToHaveCountAsync(0);
        await lee.GetByTestId("composer").SayAsync("이어서 도와드리겠습니다.");
        await Expect(customer.GetByTestId("chat-messages")).ToContainTextAsync("이어서 도와드리겠습니다.");
        await lee.GetByTestId("more-acts").ClickAsync();
        await lee.GetByTestId("to-bot").ClickAsync();
        await Expect(customer.GetByTestId("chat-state")).ToHaveAttributeAsync("data-status", "bot");
    }

    [Fact]
    public async Task What_customers_write_is_shown_as_text()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();
        var agent = await chromium.NewPageAsync();
        await agent.SignInAsync(silo, "/console", "kim@demo");
        await agent.GetByTestId("presence-online").ClickAsync();

        var customer = await chromium.NewPageAsync(480, 780);
        await customer.GotoAsync(silo.Address + "/chat/demo/web");
        const string Markup = "<img src=x onerror=\"window.hurt=1\"><b>굵게</b>";
        await customer.GetByTestId("chat-input").SayAsync(Markup);
        await Expect(customer.GetByTestId("chat-messages").GetByText(Markup)).ToBeVisibleAsync();
        await customer.GetByTestId("chat-connect").ClickAsync();
        await agent.GetByTestId("row").ClickAsync();
        await agent.GetByTestId("fold").ClickAsync();
        await Expect(agent.GetByTestId("messages").GetByText(Markup)).ToBeVisibleAsync();
        foreach (var page in new[] { customer, agent })
        {
            Assert.True(await page.EvaluateAsync<bool>("() => window.hurt === undefined"));
        }
    }

    [Fact]
    public async Task Managers_and_operators_find_their_pages()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var silo = await SiloProcess.StartNewAsync();

        var manager = await chromium.NewPageAsync();
        await manager.GotoAsync(silo.Address + "/");
        await manager.ShootAsync("20-index");
        await manager.SignInAsync(silo, "/manager", "manager@demo");
        await Expect(manager.GetByTestId("agent")).ToHaveCountAsync(3);
        await manager.ShootAsync("21-manager-agents");

        var form = manager.GetByTestId("add-agents");
        await form.Locator("[name=id]").FillAsync("choi");
        await form.Locator("[name=name]").FillAsync("최상담");
        await form.Locator("[type=submit]").ClickAsync();
        await Expect(manager.GetByTestId("secret-password")).Not.ToBeEmptyAsync();
        await manager.PictureAsync("22-manager-password-once");
        await manager.Keyboard.PressAsync("Escape");
        await Expect(manager.GetByTestId("agent")).ToHaveCountAsync(4);

        foreach (var tab in new[] { "queues", "channels", "keys" })
        {
            await manager.GetByTestId($"manage-{tab}").ClickAsync();
            await Expect(manager.GetByTestId($"add-{tab}")).ToBeVisibleAsync();
            await manager.ShootAsync($"23-manager-{tab}");
        }

        await manager.GetByTestId("manage-settings").ClickAsync();
        await manager.GetByTestId("distribution-manual").CheckAsync();
        await manager.GetByTestId("settings-admission").ClickAsync();
        await manager.GetByTestId("limit").FillAsync("2");
        await manager.GetByTestId("save-settings").ClickAsync();
        await Expect(manager.GetByTestId("settings-problems")).ToBeVisibleAsync();
        await Expect(manager.GetByText("3에서 1000까지")).ToBeVisibleAsync();
        await manager.ShootAsync("24-manager-settings-problem");
        await manager.GetByTestId("limit").FillAsync("");
        await manager.GetByTestId("settings-holidays").ClickAsync();
        await manager.GetByTestId("import-year").FillAsync("2027");
        await manager.GetByTestId("import-holidays").ClickAsync();
        await Expect(manager.Locator("[data-testid=holiday][data-date='2027-02-07']")).ToBeVisibleAsync();
        await manager.GetByTestId("settings-note").FillAsync("수동 배분과 공휴일");
        await manager.GetByTestId("publish-settings").ClickAsync();
        await Expect(manager.GetByTestId("settings-version")).ToHaveAttributeAsync("data-version", "1");
        await manager.GetByTestId("settings-history").ClickAsync();
        await manager.Locator("[data-testid=version][data-version='1'] button").ClickAsync();
        await Expect(manager.Locator("[data-testid=changes] [data-field=distribution]")).ToBeVisibleAsync();
        await manager.ShootAsync("24-manager-settings");

        var agent = await chromium.NewPageAsync();
        await agent.SignInAsync(silo, "/console", "kim@demo");
        var customer = await chromium.NewPageAsync(480, 780);
        await customer.GotoAsync(silo.Address + "/chat/demo/web");
        await customer.GetByTestId("chat-connect").ClickAsync();
        await Expect(customer.GetByTestId("chat-state")).ToHaveAttributeAsync("data-status", "waiting");
        await customer.ShootAsync("25-chat-waiting");
        await agent.GetByTestId("tab-waiting").ClickAsync();
        await agent.GetByTestId("row").ClickAsync();
        await agent.ShootAsync("26-console-waiting");
        await agent.GetByTestId("take").ClickAsync();
        await Expect(agent.GetByTestId("conversation")).ToHaveAttributeAsync("data-status", "received");

        var operatorPage = await chromium.NewPageAsync();
        await operatorPage.SignInAsync(silo, "/manager", "operator@system");
        await Expect(operatorPage.GetByTestId("tenant")).ToHaveCountAsync(1);
        await operatorPage.ShootAsync("27-operator");
    }
}
