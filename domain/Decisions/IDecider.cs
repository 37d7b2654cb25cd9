namespace Actors.Domain;

/// <summary>Decides what a command means in a state, and folds what happened back in. No I/O, no clock.</summary>
public interface IDecider<TState, in TCommand, TEvent>
{
    /// <summary>The state before anything happened.</summary>
    static abstract TState Initial { get; }

    /// <summary>What the command leads to: events, nothing (it is already so), or a rejection.</summary>
    static abstract Decision<TEvent> Decide(TState state, TCommand command);

    /// <summary>The state after an event that was decided before; never refuses, never throws.</summary>
    static abstract TState Evolve(TState state, TEvent happened);
}
