using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.GrainInterfaces;
using Actors.Silo.Demo;
using Actors.Storage;
using Npgsql;

namespace Actors.Silo.Tests;

/// <summary>What the grains say to each other, and to a client in another process, arrives as it was.</summary>
public sealed class TravelTests(TwoNodes nodes)
{
    private readonly CustomerId _customer = new(Guid.NewGuid().ToString("N"));
    private int _operations;

    [Fact]
    public async Task A_conversation_goes_its_way_from_bot_to_agent_and_back()
    {
        await SetPresence("kim", Presence.Online);
        await Accepted(Conversation.Open(Call()));
        await Accepted(Conversation.Receive(Message("배송은요?")));
        await Accepted(Conversation.Connect(Call()));
        var agent = await Until(() => Conversation.Act(new StartIt(new("kim"), Operation())));
        Assert.True(agent.Accepted);
        await Accepted(Conversation.Act(new SendIt(new("kim"), Text("안녕하세요"), null, Operation())));
        await Accepted(Conversation.Act(new HoldIt(new("kim"), Operation())));
        await Accepted(Conversation.Act(new ResumeIt(new("kim"), Operation())));
        await Accepted(Conversation.Act(new EndIt(new("kim"), Operation())));
        var last = await Accepted(Conversation.Receive(Message("영업시간?")));

        await Accepted(Conversation.SwitchToBot(Call()));
        Assert.True(last.Seq > agent.Seq);
    }

    [Fact]
    public async Task A_repeated_operation_gets_its_first_outcome()
    {
        var message = Message("hello");
        var first = await Conversation.Receive(message);

        Assert.Equal(first with { Repeated = true }, await Conversation.Receive(message));
    }

    [Fact]
    public async Task A_refusal_is_itself_with_its_facts()
    {
        var unknown = await Conversation.Act(new EndIt(new("kim"), Operation()));
        await Accepted(Conversation.Open(Call()));
        var tooEarly = await Conversation.Act(new StartIt(new("kim"), Operation()));

        Assert.Equal(new ConversationIsUnknown(), unknown.Rejection);
        Assert.Equal(new ConversationIsNotInConsulting(ConversationStatus.Bot), tooEarly.Rejection);
    }

    [Fact]
    public async Task A_busy_store_says_when_to_try_again()
    {
        nodes.Faults.FailNext(Stream, new StoreIsBusyException(TimeSpan.FromSeconds(7), "full", new IOException("disk")));

        var busy = await Assert.ThrowsAsync<StoreIsBusyException>(() => Conversation.Open(Call()));

        Assert.Equal((TimeSpan.FromSeconds(7), "full"), (busy.RetryAfter, busy.Message));
        await Accepted(Conversation.Open(Call()));
    }

    [Theory]
    [MemberData(nameof(Causes))]
    public async Task An_unknown_outcome_is_known_to_be_unknown_whatever_the_cause(Exception cause)
    {
        nodes.Faults.FailNext(Stream, new OutcomeUnknownException("no answer", cause));

        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => Conversation.Open(Call()));

        Assert.Equal(("no answer", cause.Message), (unknown.Message, unknown.InnerException?.Message));
        await Accepted(Conversation.Open(Call()));
    }

    /// <summary>What the stores see when a commit gets no answer; and an exception of nobody's.</summary>
    public static TheoryData<Exception> Causes =>
    [
        new IOException("disk"),
        new NpgsqlException("Exception while reading from stream", new EndOfStreamException("closed")),
        new PostgresException("terminating connection", "FATAL", "FATAL", "57P01"),
        new StrangeException(),
    ];

    [Fact]
    public async Task A_stale_activation_says_so_and_makes_way()
    {
        var tenant = new TenantId($"t{Guid.NewGuid():N}"[..20]);
        var grain = nodes.Grains.GetGrain<ITenantGrain>(GrainKey.Of(tenant));
        await Accepted(grain.Change(new CreateTenant(tenant, "A", DateTimeOffset.UtcNow)));
        await nodes.AppendAgain(StreamId.Of(tenant));
        var another = new AddQueue(new(new("another"), "Another"), DateTimeOffset.UtcNow);

        var stale = await Assert.ThrowsAsync<StaleActivationException>(() => grain.Change(another));

        Assert.Contains("JournaledGrain", stale.StackTrace);
        await Accepted(grain.Change(another));
    }

    [Fact]
    public async Task Ids_enums_and_nothing_travel_too()
    {
        await SetPresence("lee", Presence.Meal);

        Assert.Equal(Presence.Meal, await nodes.Grains.GetGrain<IAgentGrain>("demo/lee").GetPresence());
        Assert.Null(await nodes.Grains.GetGrain<IQueueGrain>("demo/general").Position(Id));
    }

    private ConversationId Id => ConversationKey.Of(DemoTenant.Id, DemoTenant.Web, _customer);

    private StreamId Stream => StreamId.Of(DemoTenant.Id, Id);

    private IConversationGrain Conversation =>
        nodes.Grains.GetGrain<IConversationGrain>(GrainKey.Of(DemoTenant.Id, Id));

    private OperationKey Operation() => OperationKey.OfCustomer(Id, $"{++_operations}");

    private CustomerCall Call() => new(DemoTenant.Web, _customer, "홍길동", Operation());

    private CustomerMessage Message(string text) => new(DemoTenant.Web, _customer, null, Text(text), Operation());

    private async Task SetPresence(string agent, Presence presence) => await Accepted(
        nodes.Grains.GetGrain<IAgentGrain>($"demo/{agent}").SetPresence(presence, OperationKey.OfAgent(new(agent), $"{Id}")));

    private static MessageText Text(string written)
    {
        Assert.Null(MessageText.Check(written, out var text));
        return text;
    }

    private static async Task<Outcome> Accepted(Task<Outcome> call)
    {
        var outcome = await call;
        Assert.Null(outcome.Rejection);
        return outcome;
    }

    /// <summary>Repeats until it is accepted: the queue gives the conversation in its own time.</summary>
    private static async Task<Outcome> Until(Func<Task<Outcome>> call)
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(20); ; await Task.Delay(20, TestContext.Current.CancellationToken))
        {
            if (await call() is { } outcome && (outcome.Accepted || DateTime.UtcNow > deadline))
            {
                return outcome;
            }
        }
    }
}

/// <summary>Of a library that nobody has thought of.</summary>
internal sealed class StrangeException() : Exception("strange");
