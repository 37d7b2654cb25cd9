using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.GrainInterfaces;
using Actors.Simulation.Playing;
using Actors.Simulation.Reading;
using Actors.Simulation.Settings;
using Orleans;

namespace Actors.Scenarios.Playing;

/// <summary>Does what steps say, through the grains, and answers why they were refused.</summary>
internal sealed class Deeds(ScenarioHost host, Scenario scenario)
{
    private readonly SortedSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>The settings in force.</summary>
    public JsonObject Settings { get; private set; } = scenario.Settings;

    /// <summary>Does one step; null where it was accepted, else the reason.</summary>
    public async Task<string?> DoAsync(Step step)
    {
        if (StepCheck.Refusal(step, scenario, Settings) is { } refusal) return refusal;
        switch (step.Do)
        {
            case "wait":
                await host.MoveAsync(step.For!.Value);
                return null;
            case "settings":
                return await ChangeAsync(SettingsDocument.Merge(Settings, step.Set!));
            case "agent.presence":
                return Reason(await Agent(step.Agent!).SetPresence(
                    step.Presence!.Value, Operation(OperationKey.OfAgent, new AgentId(step.Agent!), step)));
            case "agent.drops":
                return Reason(await Agent(step.Agent!).Drop());
            case "agent.returns":
                return Reason(await Agent(step.Agent!).Return());
            default:
                return Reason(await CallAsync(step, Room(step.Who!)));
        }
    }

    /// <summary>Puts settings in force; web chats that are open see it at once.</summary>
    public async Task<string?> ChangeAsync(JsonObject settings)
    {
        var change = new ChangeSettings(SettingsDocument.Read(settings), host.Time.GetUtcNow());
        var outcome = await host.Tenant.Change(change);
        if (!outcome.Accepted) return Reason(outcome);
        Settings = settings;
        foreach (var customer in _open)
        {
            await Room(customer).Review(new(Cast.Channel, new(customer), null, new("review", customer)));
        }

        return null;
    }

    /// <summary>Blocks a customer before the first step.</summary>
    public async Task<string?> BlockAsync(string customer) => Reason(await Room(customer).Block(
        new(new(Cast.Channel, new(customer), null, new("block", customer)), Cast.Manager, true)));

    public IConversationGrain Room(string customer) =>
        host.Grains.GetGrain<IConversationGrain>(GrainKey.Of(Cast.Tenant, Cast.Room(customer)));

    public IAgentGrain Agent(string agent) =>
        host.Grains.GetGrain<IAgentGrain>(GrainKey.Of(Cast.Tenant, new AgentId(agent)));

    private Task<Outcome> CallAsync(Step step, IConversationGrain room)
    {
        var byCustomer = Operation(OperationKey.OfCustomer, Cast.Room(step.Who!), step);
        var added = scenario.Customers.First(customer => customer.Id == step.Who).ChannelAdded;
        var visit = new Visit(step.Category, step.Division, added);
        var call = new CustomerCall(Cast.Channel, new(step.Who!), null, byCustomer, visit);
        if (step.Do == "open" && scenario.Channel == ChannelType.Web) _open.Add(step.Who!);
        var agent = step.Agent is { } id ? new AgentId(id) : Cast.Manager;
        var operation = Operation(OperationKey.OfAgent, agent, step);
        var to = new AgentId(step.To ?? "");
        return step.Do switch
        {
            "open" => room.Open(call),
            "connect" => room.Connect(call),
            "switchToBot" => room.SwitchToBot(call),
            "say" => room.Receive(new(Cast.Channel, new(step.Who!), null, MessageText.From(step.Text!), byCustomer, visit)),
            "agent.take" => room.Act(new TakeIt(agent, operation)),
            "agent.start" => room.Act(new StartIt(agent, operation)),
            "agent.reply" => room.Act(new SendIt(agent, MessageText.From(step.Text!), null, operation)),
            "agent.hold" => room.Act(new HoldIt(agent, operation)),
            "agent.resume" => room.Act(new ResumeIt(agent, operation)),
            "agent.end" => room.Act(new EndIt(agent, operation)),
            "agent.delegate" => room.Act(new DelegateIt(agent, to, operation)),
            "agent.transfer" or "manager.transfer" => room.Act(new TransferIt(agent, new(step.To ?? ""), operation)),
            "manager.priority" => room.Act(new PrioritizeIt(agent, step.Priority ?? 0, operation)),
            "manager.assign" => room.Act(new AssignIt(agent, to, operation)),
            _ => throw new UnreachableException(step.Do),
        };
    }

    private static OperationKey Operation<TWho>(Func<TWho, string, OperationKey> of, TWho who, Step step) =>
        of(who, string.Create(CultureInfo.InvariantCulture, $"step-{step.Number}"));

    private static string? Reason(Outcome outcome) => outcome.Rejection?.Detail;
}
