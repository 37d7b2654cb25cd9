using System.Text.Json;
using Actors.Domain;
using Actors.Domain.Json;

namespace Actors.Testing;

/// <summary>Given what happened, when somebody wants something, then this happens, or stands in the way, or nothing.</summary>
public sealed class DeciderSpec<TDecider, TState, TCommand, TEvent>
    where TDecider : IDecider<TState, TCommand, TEvent>
    where TState : class
    where TEvent : class
{
    private Decision<TEvent>? _decision;

    /// <summary>The state after everything given and decided so far.</summary>
    public TState State { get; private set; } = TDecider.Initial;

    /// <summary>The answer to the last command.</summary>
    public Decision<TEvent> Decision =>
        _decision ?? throw new InvalidOperationException("Say first what is wanted: When(…).");

    /// <summary>What happened before.</summary>
    public DeciderSpec<TDecider, TState, TCommand, TEvent> Given(params IEnumerable<TEvent> events)
    {
        State = events.Aggregate(State, TDecider.Evolve);
        return this;
    }

    /// <summary>What somebody wants now. Several commands follow each other; what the earlier ones led to has happened.</summary>
    public DeciderSpec<TDecider, TState, TCommand, TEvent> When(params IEnumerable<TCommand> commands)
    {
        foreach (var command in commands)
        {
            _decision = TDecider.Decide(State, command);
            State = Decision.Events.Aggregate(State, TDecider.Evolve);
        }

        return this;
    }

    /// <summary>Exactly these events, compared as they are stored.</summary>
    public DeciderSpec<TDecider, TState, TCommand, TEvent> ThenEvents(params IEnumerable<TEvent> expected)
    {
        var (wanted, came) = (Text(expected), Came());
        return wanted == came ? this : throw new SpecException($"Expected:\n{wanted}\nbut came:\n{came}");
    }

    /// <summary>A refusal of this kind, and no event.</summary>
    public TRejection ThenRejected<TRejection>() where TRejection : Rejection =>
        Decision is { Rejection: TRejection rejection, Events.IsEmpty: true }
            ? rejection
            : throw new SpecException($"Expected {typeof(TRejection).Name} but came:\n{Came()}");

    /// <summary>It is so already: no event, no refusal.</summary>
    public DeciderSpec<TDecider, TState, TCommand, TEvent> ThenNothing() =>
        Decision is { Rejection: null, Events.IsEmpty: true } ? this
            : throw new SpecException($"Expected nothing but came:\n{Came()}");

    /// <summary>The state looks like this.</summary>
    public DeciderSpec<TDecider, TState, TCommand, TEvent> ThenState(Action<TState> look)
    {
        look(State);
        return this;
    }

    private static string Text(IEnumerable<TEvent> events) => string.Join('\n', events.Select(happened =>
        JsonSerializer.Serialize(happened, DomainJson.Stored.GetTypeInfo(typeof(TEvent))!)));

    private string Came() => Decision.Rejection is { } rejection ? $"{rejection}" : Text(Decision.Events);
}

/// <summary>A decision is another one than the test says.</summary>
public sealed class SpecException(string message) : Exception(message);
