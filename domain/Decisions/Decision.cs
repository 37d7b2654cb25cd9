using System.Collections.Immutable;

namespace Actors.Domain;

/// <summary>The answer of a decider: events, nothing, or the fact that stands in the way.</summary>
public readonly record struct Decision<TEvent>
{
    private readonly ImmutableArray<TEvent> _events;

    private Decision(ImmutableArray<TEvent> events, Rejection? rejection) => (_events, Rejection) = (events, rejection);

    /// <summary>What happens; empty when nothing changes or the command is rejected.</summary>
    public ImmutableArray<TEvent> Events => _events.IsDefault ? [] : _events;

    /// <summary>Why the command is refused, or null.</summary>
    public Rejection? Rejection { get; }

    /// <summary>It is already so: no event, no refusal.</summary>
    public static Decision<TEvent> Nothing => default;

    /// <summary>Several events, in order, appended as one.</summary>
    public static Decision<TEvent> Of(params ImmutableArray<TEvent> events) => new(events, null);

    /// <summary>One event.</summary>
    public static implicit operator Decision<TEvent>(TEvent happened) => new([happened], null);

    /// <summary>A refusal.</summary>
    public static implicit operator Decision<TEvent>(Rejection rejection) => new([], rejection);
}
