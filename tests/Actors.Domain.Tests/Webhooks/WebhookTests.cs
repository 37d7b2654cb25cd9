using Actors.Domain.Admission;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.Domain.Webhooks;
using Actors.Testing;

namespace Actors.Domain.Tests.Webhooks;

using Tenants = DeciderSpec<TenantDecider, TenantState, TenantCommand, TenantEvent>;

public sealed class WebhookTests
{
    private static readonly DateTimeOffset Now = Sample.Now;
    private static readonly AgentId Kim = new("kim");
    private static readonly HandOffRequested Asked = new(1, new("general"), RequestedBy.Bot, Now);
    private static readonly ConsultingStarted Started = new(1, Kim, Now);
    private static readonly WebhookDefinition Crm = new(new("crm"), "https://crm.example/", ["message.received"], "sealed", Now);

    [Fact]
    public void A_talk_with_an_agent_is_requested_connected_and_disconnected() => Assert.Equal(
        ["agent_call.requested", "conversation.assigned", "agent_call.connected", "agent_call.disconnected", "conversation.ended"],
        Told(Asked, new ConversationAssigned(1, Kim, AssignedBy.Distribution, null, Now), Started, new ConversationEnded(EndedBy.Agent, Kim, Now)));

    [Fact]
    public void Who_leaves_before_an_agent_talks_has_cancelled()
    {
        Assert.Equal(
            ["agent_call.requested", "conversation.queued", "agent_call.cancelled", "conversation.returned_to_bot"],
            Told(Asked, new HandOffQueued(1, WaitReason.NobodyFree, Now), new SwitchedToBot(EndedBy.Customer, Now)));
        Assert.Equal(["agent_call.requested", "agent_call.cancelled"], Told(Asked, new HandOffRefused(1, AdmissionCase.OffHours, Now)));
        Assert.Empty(Told(new HandOffRefused(1, AdmissionCase.OffHours, Now)));
    }

    [Fact]
    public void A_second_hand_off_is_a_call_of_its_own() => Assert.Equal(
        ["agent_call.requested", "agent_call.connected", "agent_call.disconnected", "conversation.returned_to_bot", "agent_call.requested",
            "agent_call.cancelled", "conversation.ended"],
        Told(Asked, Started, new SwitchedToBot(EndedBy.Agent, Now), Asked with { HandOff = 2 }, new ConversationEnded(EndedBy.Customer, null, Now)));

    [Fact]
    public void Messages_say_who_speaks()
    {
        var (_, told) = WebhookTranslation.Of(AgentCall.None, 4, new AgentMessageSent(Kim, MessageText.From("네"), "r1", Now));
        var sent = Assert.Single(told);
        Assert.Equal(("message.sent", "kim", "네", Speaker.Agent, 4L), (sent.Type, sent.Agent!.Value.Value, sent.Message!.Text, sent.Message.Speaker, sent.Seq));
        Assert.Equal(["message.received", "message.sent"],
            Told(new CustomerMessageReceived(MessageText.From("안녕"), "m1", Now), new BotMessageSent(1, MessageText.From("네"), [], Now)));
        Assert.Empty(Told(new BotTurnEnded(1, Now), new NoticeAcknowledged(1, Now), new CustomerTurnedAway(AdmissionCase.Stopped, null, null, Now)));
    }

    [Fact]
    public void Presence_tells_what_colleagues_see_and_nothing_twice()
    {
        var known = (Presence.Offline, false);
        var told = new List<Presence?>();
        foreach (var happened in new AgentEvent[]
        {
            new AgentPresenceSet(Presence.Online, Now), new AgentConnectionDropped(Now, Now), new AgentGraceEnded(Now), new AgentConnectionReturned(Now),
            new AgentConnectionReturned(Now), new AgentPresenceSet(Presence.Online, Now), new AgentPresenceSet(Presence.Meal, Now),
        })
        {
            (known, var one) = WebhookTranslation.Of(Kim, known, 1, happened);
            told.AddRange(one is null ? [] : [one.Presence]);
        }

        Assert.Equal([Presence.Online, Presence.Lost, Presence.Online, Presence.Meal], told);
    }

    [Theory]
    [InlineData(1, 0d, null, 5d)]
    [InlineData(1, 0.5d, null, 5.25d)]
    [InlineData(2, 0d, null, 300d)]
    [InlineData(3, 0d, null, 1_800d)]
    [InlineData(4, 0d, null, 7_200d)]
    [InlineData(5, 0d, null, 18_000d)]
    [InlineData(6, 0d, null, 36_000d)]
    [InlineData(7, 0d, null, 50_400d)]
    [InlineData(8, 0d, null, 72_000d)]
    [InlineData(9, 0d, null, 86_400d)]
    [InlineData(10, 0d, null, -1d)]
    [InlineData(1, 0d, 120, 120d)]
    [InlineData(3, 0d, 120, 1_800d)]
    [InlineData(1, 0d, 1_000_000, 86_400d)]
    public void The_schedule_is_that_of_the_standard_and_waits_as_long_as_asked(int attempts, double dice, int? asked, double seconds) => Assert.Equal(
        seconds, WebhookSchedule.After(attempts, dice, asked is { } some ? TimeSpan.FromSeconds(some) : null)?.TotalSeconds ?? -1, 6);

    [Fact]
    public void An_endpoint_that_is_there_keeps_its_secret_and_its_beginning() => Tenant()
        .Given(new WebhookDefined(Crm, Now))
        .When(new DefineWebhook(Crm with { Url = "https://new.example/", Types = [], Secret = "other", Since = Now.AddDays(1) }, Now))
        .ThenEvents(new WebhookDefined(Crm with { Url = "https://new.example/", Types = [] }, Now))
        .When(new DefineWebhook(Crm with { Url = "https://new.example/", Types = [] }, Now))
        .ThenNothing();

    [Fact]
    public void What_nobody_knows_is_refused()
    {
        Tenant().When(new DefineWebhook(Crm with { Types = ["message.*"] }, Now)).ThenRejected<FieldIsInvalid>();
        Tenant().When(new DefineWebhook(Crm with { Id = new("No Slug") }, Now)).ThenRejected<FieldIsInvalid>();
        Tenant().When(new RemoveWebhook(Crm.Id, Now)).ThenRejected<NotFound>();
        Tenant().When(new RotateWebhookSecret(Crm.Id, "x", Now)).ThenRejected<NotFound>();
        Tenant().When(new SwitchWebhook(Crm.Id, false, null, Now)).ThenRejected<NotFound>();
        Tenant().When(new SetIdentitySecret(new("web"), "x", Now)).ThenRejected<NotFound>();
        var full = Tenant().Given(Enumerable.Range(0, 20).Select(i => new WebhookDefined(Crm with { Id = new($"hook-{i}") }, Now)));
        full.When(new DefineWebhook(Crm, Now)).ThenRejected<FieldIsInvalid>();
    }

    [Fact]
    public void A_new_secret_leaves_a_day_to_the_former_one()
    {
        var state = Tenant().Given(new WebhookDefined(Crm, Now)).When(new RotateWebhookSecret(Crm.Id, "new", Now)).State;
        Assert.Equal(["new", "sealed"], state.Webhook(Crm.Id)!.SecretsAt(Now.AddHours(24).AddTicks(-1)));
        Assert.Equal(["new"], state.Webhook(Crm.Id)!.SecretsAt(Now.AddHours(24)));
    }

    [Fact]
    public void Switching_on_forgets_why_it_was_off() => Tenant().Given(new WebhookDefined(Crm, Now))
        .When(new SwitchWebhook(Crm.Id, false, WebhookOff.Gone, Now)).ThenEvents(new WebhookSwitched(Crm.Id, false, WebhookOff.Gone, Now))
        .ThenState(state => Assert.Equal((false, (WebhookOff?)WebhookOff.Gone), (state.Webhook(Crm.Id)!.On, state.Webhook(Crm.Id)!.OffBecause)))
        .When(new SwitchWebhook(Crm.Id, true, null, Now))
        .ThenState(state => Assert.Null(state.Webhook(Crm.Id)!.OffBecause))
        .When(new SwitchWebhook(Crm.Id, true, null, Now)).ThenNothing();

    [Fact]
    public void An_identity_secret_is_a_web_channel_s_and_can_be_taken_away()
    {
        var spec = Tenant().Given(new ChannelAdded(new(new("web"), ChannelType.Web, "Web", new("general"), null, []), Now),
            new ChannelAdded(new(new("talk"), ChannelType.Kakao, "Talk", new("general"), null, []), Now));
        spec.When(new SetIdentitySecret(new("talk"), "x", Now)).ThenRejected<NotFound>();
        spec.When(new SetIdentitySecret(new("web"), null, Now)).ThenNothing();
        spec.When(new SetIdentitySecret(new("web"), "a", Now), new SetIdentitySecret(new("web"), "b", Now))
            .ThenState(state => Assert.Equal("b", state.IdentitySecretOf(new("web"))));
        spec.When(new SetIdentitySecret(new("web"), null, Now)).ThenState(state => Assert.Null(state.IdentitySecretOf(new("web"))));
    }

    private static Tenants Tenant() => new Tenants().Given(new TenantCreated(new("acme"), "에크미", Now));

    private static List<string> Told(params ConversationEvent[] events)
    {
        var (call, types) = (AgentCall.None, new List<string>());
        foreach (var happened in events)
        {
            (call, var told) = WebhookTranslation.Of(call, 1, happened);
            types.AddRange(told.Select(one => one.Type));
        }

        return types;
    }
}
