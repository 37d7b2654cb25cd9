using System.Collections.Immutable;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;

namespace Actors.GrainInterfaces;

/// <summary>
/// Tells the nodes that hold connections what was committed. A hint: it may be lost, never wrong; who misses one finds the gap by the sequence
/// numbers.
/// </summary>
public interface IFanOut
{
    /// <summary>Says what happened; returns at once.</summary>
    void Publish(ConversationChange change);

    /// <summary>Hears what happens until the answer is disposed.</summary>
    IDisposable Subscribe(Action<ConversationChange> listener);
}

/// <summary>One committed change of a conversation.</summary>
/// <param name="Row">The conversation after it.</param>
/// <param name="Previous">The sequence number of the line before the first of <paramref name="Lines"/>.</param>
/// <param name="PreviousForCustomer">The same, of the lines that the customer sees.</param>
/// <param name="Lines">What it adds to the transcript; may be empty.</param>
/// <param name="Moved">Whether status or agent changed.</param>
/// <param name="Notifies">Whether the assigned agent is to be notified (alert and sound).</param>
public sealed record ConversationChange(
    ConversationRow Row, long Previous, long PreviousForCustomer, ImmutableArray<MessageView> Lines, bool Moved, bool Notifies = false)
{
    /// <summary>Who is writing, where nothing happened but that; null for everything that was committed.</summary>
    public Speaker? Typing { get; init; }

    /// <summary>The numbers of the bot's turns that it ends; the bot's words among <see cref="Lines"/> are what the bot said in them.</summary>
    public ImmutableArray<long> Answered { get; init; } = [];
}
