using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.AutoMessages;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.Simulation.Offices;
using Actors.Simulation.Reading;
using Actors.Simulation.Settings;

namespace Actors.Simulation.Playing;

/// <summary>Plays a scenario on the deciders alone, and says what each step led to.</summary>
public sealed class ScenarioSimulation
{
    /// <summary>Two steps are never at the same moment, as two requests never are.</summary>
    public static readonly TimeSpan BetweenSteps = TimeSpan.FromMicroseconds(1);

    private readonly Scenario _scenario;
    private readonly SimulatedOffice _office;
    private readonly List<Happening> _happened = [];
    private readonly HashSet<ConversationId> _listed = [];
    private readonly HashSet<ConversationId> _ticketed = [];
    private readonly SortedSet<string> _open = new(StringComparer.Ordinal);
    private JsonObject _settings;

    private ScenarioSimulation(Scenario scenario, CancellationToken cancellationToken)
    {
        (_scenario, _settings) = (scenario, scenario.Settings);
        _office = new(TenantDecider.Initial, scenario.Now, Heard, cancellationToken);
        foreach (var command in Cast.Commands(scenario))
        {
            Must(_office.Change(command)?.Detail);
        }

        Must(Change(scenario.Settings));
        foreach (var agent in scenario.Agents.Where(agent => agent.Presence != Presence.Offline))
        {
            Must(_office.SetPresence(new(agent.Id), agent.Presence)?.Detail);
        }

        foreach (var customer in scenario.Customers.Where(customer => customer.Blocked))
        {
            Must(_office.Block(Cast.Channel, new(customer.Id), Cast.Manager, true)?.Detail);
        }

        void Must(string? refusal)
        {
            if (refusal is not null) throw new FileError(scenario.Name, null, "settings", refusal);
        }
    }

    /// <summary>Plays every step; what is expected is not asked.</summary>
    /// <exception cref="FileError">The scenario cannot be set up.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static IReadOnlyList<StepOutcome> Play(Scenario scenario, CancellationToken cancellationToken)
    {
        var simulation = new ScenarioSimulation(scenario, cancellationToken);
        return [.. scenario.Steps.Select(simulation.Play)];
    }

    private StepOutcome Play(Step step)
    {
        if (step.Do != "wait")
        {
            _office.MoveTo(_office.Now + BetweenSteps);
        }

        _happened.Clear();
        var refused = StepCheck.Refusal(step, _scenario, _settings) ?? Do(step);
        var id = step.Who is { } who ? Cast.Room(who) : (ConversationId?)null;
        var row = id is { } room && _listed.Contains(room) ? _office.Room(room) : null;
        var own = id is null ? [] : _happened.Where(happening => happening.Conversation == id).ToList();
        return new(
            step.Number, step.Do, step.Who, refused, Sent(StepOutcome.ConcernsAnybody(step.Do) ? _happened : own),
            row is null ? "none" : StepOutcome.NameOf(row.Status), row?.Agent?.Value,
            Inputs.Of(_scenario, _settings, step.Who, row?.Status),
            own.Any(happening => AgentAlert.Of(happening.Before, happening.After, happening.Events)),
            own.Any(happening => happening.Events.Any(one => one is BotMessageSent)),
            row?.Title?.ToString(), id is { } known && _ticketed.Contains(known),
            id is { } waiting ? _office.Position(row?.Queue ?? Cast.Queue, waiting) : null);
    }

    private string? Do(Step step)
    {
        var room = step.Who is { } name ? Cast.Room(name) : default;
        var who = new CustomerId(step.Who ?? "");
        var visit = new Visit(
            step.Category, step.Division, _scenario.Customers.FirstOrDefault(customer => customer.Id == step.Who)?.ChannelAdded ?? true);
        var agent = step.Agent is { } id ? new AgentId(id) : Cast.Manager;
        var number = string.Create(CultureInfo.InvariantCulture, $"step-{step.Number}");
        if (step.Do == "open" && _scenario.Channel == ChannelType.Web) _open.Add(step.Who!);
        switch (step.Do)
        {
            case "wait":
                _office.MoveTo(_office.Now + step.For!.Value);
                return null;
            case "settings":
                return Change(SettingsDocument.Merge(_settings, step.Set!));
        }

        var refusal = step.Do switch
        {
            "open" => _office.Open(Cast.Channel, who, visit),
            "connect" => _office.Connect(Cast.Channel, who, visit),
            "say" => _office.Receive(Cast.Channel, who, MessageText.From(step.Text!), number, visit),
            "switchToBot" => _office.SwitchToBot(room),
            "agent.presence" => _office.SetPresence(agent, step.Presence!.Value),
            "agent.drops" => _office.Drop(agent),
            "agent.returns" => _office.Return(agent),
            "agent.take" => _office.Take(room, agent),
            "agent.start" => _office.Start(room, agent),
            "agent.reply" => _office.Reply(room, agent, MessageText.From(step.Text!), number),
            "agent.hold" => _office.Hold(room, agent),
            "agent.resume" => _office.Resume(room, agent),
            "agent.end" => _office.End(room, agent),
            "agent.delegate" => _office.Delegate(room, agent, new(step.To!)),
            "agent.transfer" or "manager.transfer" => _office.Transfer(room, agent, new(step.To!)),
            "manager.priority" => _office.Prioritize(room, agent, step.Priority ?? 0),
            "manager.assign" => _office.Assign(room, agent, new(step.To!)),
            _ => throw new UnreachableException(step.Do),
        };
        return refusal?.Detail;
    }

    /// <summary>Puts settings in force; web chats that are open see it at once.</summary>
    private string? Change(JsonObject settings)
    {
        var refusal = _office.Change(new ChangeSettings(SettingsDocument.Read(settings), _office.Now));
        if (refusal is not null) return refusal.Detail;
        _settings = settings;
        foreach (var customer in _open)
        {
            _office.Review(Cast.Channel, new(customer));
        }

        return null;
    }

    private void Heard(Happening happening)
    {
        _happened.Add(happening);
        if ((happening.Before.Status, happening.After.Status) != (ConversationStatus.None, ConversationStatus.None))
        {
            _listed.Add(happening.Conversation);
        }

        if (happening.Events.Any(one => one is TicketOpened))
        {
            _ticketed.Add(happening.Conversation);
        }
    }

    private static ImmutableArray<SentMessage> Sent(IEnumerable<Happening> happened) =>
    [
        .. happened.SelectMany(happening => happening.Events.OfType<AutoMessageSent>(), (happening, sent) => new SentMessage(
            happening.After.Room!.Customer.Value, sent.Kind, sent.Text, sent.CustomerSees, sent.AgentSees, sent.AgentKind, sent.Reason)),
    ];
}
