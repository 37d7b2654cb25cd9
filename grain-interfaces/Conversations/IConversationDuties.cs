using Actors.Domain;
using Actors.Domain.Delivery;
using Actors.Domain.Media;
using Actors.Domain.Queues;
using Orleans;

namespace Actors.GrainInterfaces;

/// <summary>
/// What queues, the bot, agents' grains and the sweep tell a conversation; the same grain and key as <see cref="IConversationGrain"/>. All are
/// repeated until they are answered, and change nothing when they come late or twice.
/// </summary>
public interface IConversationDuties : IGrainWithStringKey
{
    /// <summary>An agent is gone beyond the grace: if it is unanswered with that agent, it waits again.</summary>
    Task<Outcome> TakeFrom(AgentId agent);

    /// <summary>The queue decided about a hand-off.</summary>
    Task<Outcome> Decide([Immutable] QueueVerdict verdict);

    /// <summary>The bot answered a turn.</summary>
    Task<Outcome> AnswerAsBot([Immutable] BotAnswer answer);

    /// <summary>A queue knows what the event with this number told it.</summary>
    Task Confirm(long cause);

    /// <summary>Whoever delivers says what becomes of a message. Refused (<c>delivery-is-not-due</c>) where an attempt may not begin.</summary>
    Task<Outcome> Report([Immutable] DeliveryReport report);

    /// <summary>Whoever copies what the customer sent says what became of it.</summary>
    Task<Outcome> ReportCopy([Immutable] CopyReport report);

    /// <summary>The messenger says that the customer's session is over.</summary>
    Task<Outcome> LoseSession([Immutable] SessionCall call);

    /// <summary>Try again what is still owed.</summary>
    Task Wake();
}
