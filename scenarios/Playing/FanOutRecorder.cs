using System.Collections.Concurrent;
using Actors.Domain.Messages;
using Actors.GrainInterfaces;
using Actors.Simulation.Playing;

namespace Actors.Scenarios.Playing;

/// <summary>The fan-out of a scenario: keeps what a step published.</summary>
internal sealed class FanOutRecorder : IFanOut
{
    private readonly ConcurrentQueue<ConversationChange> _changes = [];

    public void Publish(ConversationChange change) => _changes.Enqueue(change);

    public IDisposable Subscribe(Action<ConversationChange> listener) =>
        throw new NotSupportedException("Nobody connects to a scenario.");

    /// <summary>Begins a step: what was published before is forgotten.</summary>
    public void Forget() => _changes.Clear();

    /// <summary>Whether the bot said anything to a customer in this step.</summary>
    public bool BotAnswered(string customer) => _changes
        .Where(change => change.Row.Customer.Value == customer)
        .Any(change => change.Lines.Any(line => line is { Speaker: Speaker.Bot, Auto: null }));

    /// <summary>The automatic messages of this step, to one customer or (null) to anybody, in order.</summary>
    public IEnumerable<SentMessage> Sent(string? customer) =>
        from change in _changes
        where customer is null || change.Row.Customer.Value == customer
        from line in change.Lines
        where line.Auto is not null
        select new SentMessage(
            change.Row.Customer.Value, line.Auto!.Kind, line.Text!, line.Auto.CustomerSees, line.Auto.AgentSees, line.Auto.AgentKind,
            line.Auto.Reason);

    /// <summary>Whether the agent who has a customer's conversation was notified in this step.</summary>
    public bool Notified(string customer) => _changes.Any(change => change.Notifies && change.Row.Customer.Value == customer);
}
