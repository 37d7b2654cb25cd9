using System.Collections.Immutable;
using System.Text.Json;
using Actors.Channels;
using Actors.Channels.Guarded;
using Actors.Channels.Webhooks;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.Domain.Webhooks;
using Actors.GrainInterfaces;
using Actors.Grains.Tests.Support;
using Actors.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Grains.Tests.Webhooks;

/// <summary>What an endpoint is told and when, on the real grains and a clock of the test's own; the endpoint is a function.</summary>
public sealed class WebhookGrainTests
{
    private static readonly WebhookId Crm = new("crm");
    private static readonly AgentId Kim = new("kim");

    [Fact]
    public void A_hand_off_is_told_in_its_order() => Run(_ => Ok, async (office, endpoint) =>
    {
        await office.Agent(Kim).SetPresence(Presence.Online, OperationKey.OfAgent(Kim, "1"));
        await SaysAsync(office, "a", "상담원");
        await office.SettleAsync();
        await office.Room(Office.RoomOf("web", "a")).Act(new SendIt(Kim, MessageText.From("네"), null, OperationKey.OfAgent(Kim, "2")));
        await office.Room(Office.RoomOf("web", "a")).Act(new EndIt(Kim, OperationKey.OfAgent(Kim, "3")));
        await office.SettleAsync();
        await PassAsync(office);
        Assert.Equal(
            ["conversation.opened", "message.received", "message.sent", "message.sent", "agent_call.requested", "conversation.assigned",
                "agent_call.connected", "ticket.opened", "message.sent", "agent_call.disconnected", "conversation.ended"],
            endpoint.TypesOf("a"));
        Assert.Equal(["presence.changed"], endpoint.Received.Where(one => one.Conversation is null).Select(one => one.Type));
        Assert.Equal(endpoint.Received.Count, endpoint.Received.Select(one => one.Id).Distinct().Count());

        // Nothing new: nothing is sent again.
        var sent = endpoint.Received.Count;
        await PassAsync(office);
        Assert.Equal(sent, endpoint.Received.Count);
    });

    [Fact]
    public void Only_what_was_asked_for_and_what_happened_since_is_sent() => Run(_ => Ok, async (office, endpoint) =>
    {
        await SaysAsync(office, "a", "안녕");
        await PassAsync(office);
        Assert.Equal(["message.received"], endpoint.TypesOf("a"));
        await office.Webhooks.MoveAsync(Office.Tenant, new("late"), new(FeedPosition.Start), default);
        await office.Change(new DefineWebhook(Endpoint(office) with { Id = new("late"), Since = office.Time.GetUtcNow().AddSeconds(1) }, office.Time.GetUtcNow()));
        office.Time.Advance(TimeSpan.FromSeconds(2));
        await SaysAsync(office, "a", "또");
        var before = endpoint.Received.Count;
        await PassAsync(office, new WebhookId("late"));
        Assert.Equal("또", endpoint.Received.Skip(before).First(one => one.Type == "message.received").Text);
        Assert.Single(endpoint.Received.Skip(before), one => one.Type == "message.received");
    }, ["message.received"]);

    [Fact]
    public void What_fails_is_tried_by_the_schedule_under_one_id_and_holds_up_its_conversation_alone() => Run(
        one => one.Text == "하나" && one.Attempt < 3 ? Error : Ok,
        async (office, endpoint) =>
        {
            await SaysAsync(office, "a", "하나");
            await SaysAsync(office, "a", "둘");
            await SaysAsync(office, "b", "다른 방");
            await PassAsync(office);
            Assert.Equal(["다른 방", "하나"], endpoint.Received.Select(one => one.Text).Order(StringComparer.Ordinal));
            await PassAsync(office);
            Assert.Equal(2, endpoint.Received.Count);

            // The first wait is 5 to 5.5 s, the second 300 to 330 s.
            office.Time.Advance(TimeSpan.FromSeconds(6));
            await PassAsync(office);
            office.Time.Advance(TimeSpan.FromSeconds(294));
            await PassAsync(office);
            Assert.Equal(3, endpoint.Received.Count);
            office.Time.Advance(TimeSpan.FromSeconds(36));
            await PassAsync(office);
            Assert.Equal(["하나", "하나", "하나", "둘"], endpoint.Received.Select(one => one.Text).Where(text => text != "다른 방"));
            Assert.Single(endpoint.Received.Where(one => one.Text == "하나").Select(one => one.Id).Distinct());
            var log = await office.Webhooks.FindAsync(Office.Tenant, Crm, endpoint.Received.First(one => one.Text == "하나").Id, default);
            Assert.Equal([500, 500, 200], log!.Value.Attempts.Select(attempt => attempt.Status));
            Assert.Equal(WebhookState.Delivered, log.Value.Delivery.State);
        },
        ["message.received"]);

    [Fact]
    public void Killed_after_it_was_sent_and_before_that_was_stored_it_is_sent_again_under_its_id() => Run(
        one => one.Attempt == 1 ? throw new InvalidOperationException("The process is killed here.") : Ok,
        async (office, endpoint) =>
        {
            await SaysAsync(office, "a", "하나");
            await PassAsync(office);
            await PassAsync(office);
            Assert.Equal(2, endpoint.Received.Count);
            Assert.Equal(endpoint.Received[0].Id, endpoint.Received[1].Id);
        },
        ["message.received"]);

    [Fact]
    public void Who_answers_410_is_switched_off_and_told_of_the_rest_when_switched_on() => Run(
        one => one.Text == "하나" ? new GuardedAnswer.Answered(410, null, null, default) : Ok,
        async (office, endpoint) =>
        {
            await SaysAsync(office, "a", "하나");
            await PassAsync(office);
            var webhook = (await office.DefinitionsAsync()).Webhook(Crm)!;
            Assert.Equal((false, (WebhookOff?)WebhookOff.Gone), (webhook.On, webhook.OffBecause));
            await SaysAsync(office, "a", "둘");
            await PassAsync(office);
            Assert.Single(endpoint.Received);
            await office.Change(new SwitchWebhook(Crm, true, null, office.Time.GetUtcNow()));
            await PassAsync(office);
            Assert.Equal(["하나", "둘"], endpoint.Received.Select(one => one.Text));
        },
        ["message.received"]);

    [Fact]
    public void Who_has_too_much_is_left_alone_as_long_as_it_asks() => Run(
        one => one.Attempt == 1 && one.Text == "하나" ? new GuardedAnswer.Answered(429, null, TimeSpan.FromMinutes(10), default) : Ok,
        async (office, endpoint) =>
        {
            await SaysAsync(office, "a", "하나");
            await PassAsync(office);
            await SaysAsync(office, "b", "다른 방");
            office.Time.Advance(TimeSpan.FromMinutes(9));
            await PassAsync(office);
            Assert.Single(endpoint.Received);
            office.Time.Advance(TimeSpan.FromMinutes(2));
            await PassAsync(office);
            Assert.Equal(["다른 방", "하나", "하나"], endpoint.Received.Select(one => one.Text).Order(StringComparer.Ordinal));
        },
        ["message.received"]);

    [Fact]
    public void What_never_gets_through_is_given_up_after_the_schedule_and_can_be_sent_again() => Run(
        one => one.Attempt <= 10 ? new GuardedAnswer.Failed(GuardedFailure.TooSlow) : Ok,
        async (office, endpoint) =>
        {
            await SaysAsync(office, "a", "하나");
            for (var attempt = 0; attempt < 10; attempt++)
            {
                await PassAsync(office);
                office.Time.Advance(TimeSpan.FromHours(27));
            }

            Assert.Equal(10, endpoint.Received.Count);
            var store = office.Webhooks;
            var dead = Assert.Single(await store.LogAsync(Office.Tenant, Crm, WebhookState.GivenUp, null, 10, default));
            var webhook = (await office.DefinitionsAsync()).Webhook(Crm)!;
            Assert.Equal((false, (WebhookOff?)WebhookOff.NeverAnswers), (webhook.On, webhook.OffBecause));
            await office.Change(new SwitchWebhook(Crm, true, null, office.Time.GetUtcNow()));
            Assert.Equal(1, await store.RedeliverAsync(Office.Tenant, Crm, null, office.Time.GetUtcNow(), default));
            await PassAsync(office);
            Assert.Equal(dead.Id, endpoint.Received[^1].Id);
            Assert.Empty(await store.LogAsync(Office.Tenant, Crm, WebhookState.GivenUp, null, 10, default));
        },
        ["message.received"]);

    /// <summary><c>ACTORS_WEBHOOK_EVENTS</c> says how many; the goal is checked with 10,000.</summary>
    [Fact]
    public void Of_an_endpoint_that_fails_one_time_in_five_every_event_arrives_or_is_a_dead_letter_and_in_order()
    {
        var rooms = 20;
        var each = (int.TryParse(Environment.GetEnvironmentVariable("ACTORS_WEBHOOK_EVENTS"), out var asked) ? asked : 600) / rooms;
        var random = new Random(20260101);
        Run(
            one => one.Customer == "r0" && one.Text == "5" ? Error
                : random.Next(5) > 0 ? Ok
                : random.Next(3) switch { 0 => Error, 1 => new GuardedAnswer.Failed(GuardedFailure.TooSlow), _ => new GuardedAnswer.Answered(302, null, null, default) },
            async (office, endpoint) =>
            {
                for (var number = 1; number <= each; number++)
                {
                    for (var room = 0; room < rooms; room++) await SaysAsync(office, $"r{room}", $"{number}");
                }

                for (var pass = 0; pass < 400 && (pass == 0 || await office.Webhooks.PendingAsync(Office.Tenant, Crm, default) > 0); pass++)
                {
                    await PassAsync(office);
                    office.Time.Advance(pass < 60 ? TimeSpan.FromSeconds(20) : TimeSpan.FromHours(1));
                }

                var dead = await office.Webhooks.LogAsync(Office.Tenant, Crm, WebhookState.GivenUp, null, 100, default);
                Assert.Equal(0, await office.Webhooks.PendingAsync(Office.Tenant, Crm, default));
                var letter = Assert.Single(dead);
                var (_, attempts) = (await office.Webhooks.FindAsync(Office.Tenant, Crm, letter.Id, default))!.Value;
                Assert.Equal((10, 500, "answered"), (attempts.Count, attempts[^1].Status, attempts[^1].Outcome));
                for (var room = 0; room < rooms; room++)
                {
                    // The last attempt at an event is the one that arrived, or the last of the schedule.
                    var order = endpoint.Received.Where(one => one.Customer == $"r{room}").Select(one => int.Parse(one.Text!)).ToList();
                    Assert.Equal(order.Order(), order);
                    Assert.Equal(Enumerable.Range(1, each), order.Distinct());
                }

                // Something gets through: nobody switches it off for one dead letter.
                Assert.True((await office.DefinitionsAsync()).Webhook(Crm)!.On);
            },
            ["message.received"]);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(308)]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(503)]
    public void Only_2xx_is_success(int status) => Run(
        one => one.Attempt == 1 ? new GuardedAnswer.Answered(status, null, null, default) : new GuardedAnswer.Answered(204, null, null, default),
        async (office, endpoint) =>
        {
            await SaysAsync(office, "a", "하나");
            await PassAsync(office);
            office.Time.Advance(TimeSpan.FromSeconds(40));
            await PassAsync(office);
            Assert.Equal(2, endpoint.Received.Count);
            Assert.Single(await office.Webhooks.LogAsync(Office.Tenant, Crm, WebhookState.Delivered, null, 10, default));
        },
        ["message.received"]);

    [Fact]
    public void An_endpoint_that_is_removed_leaves_nothing() => Run(_ => Error, async (office, _) =>
    {
        await SaysAsync(office, "a", "하나");
        await PassAsync(office);
        await office.Change(new RemoveWebhook(Crm, office.Time.GetUtcNow()));
        await office.Webhook(Crm).Forget();
        Assert.Equal(0, await office.Webhooks.PendingAsync(Office.Tenant, Crm, default));
        Assert.Null(await office.Webhooks.CursorAsync(Office.Tenant, Crm, default));
    });

    private static GuardedAnswer Ok => new GuardedAnswer.Answered(200, null, null, default);

    private static GuardedAnswer Error => new GuardedAnswer.Answered(500, null, null, default);

    private static WebhookDefinition Endpoint(Office office, params ImmutableArray<string> types) =>
        new(Crm, "https://crm.example/hook", types, "whsec_" + Convert.ToBase64String(new byte[24]), office.Time.GetUtcNow());

    private static void Run(Func<Received, GuardedAnswer> answers, Func<Office, FakeEndpoint, Task> story, ImmutableArray<string> types = default)
    {
        var endpoint = new FakeEndpoint(answers);
        Office.Play(
            async office =>
            {
                await office.Webhooks.MoveAsync(Office.Tenant, Crm, new(FeedPosition.Start), default);
                await office.Change(new DefineWebhook(Endpoint(office, types.IsDefault ? [] : types), office.Time.GetUtcNow()));
                await story(office, endpoint);
            },
            add: (services, time) => services.AddSingleton(new WebhookSender(endpoint.PostAsync, new OpenBox(), time)));
    }

    private static async Task SaysAsync(Office office, string customer, string text)
    {
        var room = Office.RoomOf("web", customer);
        var id = $"m{office.Journal.Commits.Count}";
        await office.Room(room).Receive(new(new("web"), new(customer), null, MessageText.From(text), OperationKey.OfCustomer(room, id)));
        await office.SettleAsync();
    }

    private static async Task PassAsync(Office office, WebhookId? endpoint = null)
    {
        await office.Webhook(endpoint ?? Crm).Wake();
        await office.SettleAsync();
    }

    private sealed record Received(string Id, string Type, string? Conversation, string? Customer, string? Text, int Attempt);

    private sealed class FakeEndpoint(Func<Received, GuardedAnswer> answers)
    {
        public List<Received> Received { get; } = [];

        public IEnumerable<string> TypesOf(string customer) => Received.Where(one => one.Customer == customer).Select(one => one.Type);

        public async Task<GuardedAnswer> PostAsync(HttpRequestMessage request, GuardedLimits limits, CancellationToken cancellationToken)
        {
            var id = request.Headers.GetValues("webhook-id").Single();
            using var json = JsonDocument.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
            var data = json.RootElement.GetProperty("data");
            var one = new Received(
                id, json.RootElement.GetProperty("type").GetString()!, Text(data, "conversation"), Text(data, "customer"),
                data.TryGetProperty("message", out var message) ? Text(message, "text") : null, Received.Count(before => before.Id == id) + 1);
            Received.Add(one);
            return answers(one);
        }

        private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
    }

    private sealed class OpenBox : ISecretBox
    {
        public string Seal(string secret) => secret;

        public string? Open(string sealedSecret) => sealedSecret;
    }
}
