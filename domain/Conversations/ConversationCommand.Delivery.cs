using Actors.Domain.Tenants;
using Actors.Domain.Delivery;
using Actors.Domain.Media;

namespace Actors.Domain.Conversations;

/// <summary>Whoever delivers says what became of an attempt.</summary>
/// <param name="Report">What became of it.</param>
/// <param name="Spread">0 to 99, another number for another room: see <see cref="Backoff.Next"/>.</param>
/// <param name="Policy">The settings in force.</param>
/// <param name="Now">The moment.</param>
public sealed record ReportDelivery(DeliveryReport Report, int Spread, ConversationPolicy? Policy, DateTimeOffset Now)
    : ConversationCommand(Now);

/// <summary>The agent has something sent again that did not arrive, or of which nobody knows.</summary>
/// <param name="Agent">Who.</param>
/// <param name="Message">The sequence number of the agent's message.</param>
/// <param name="Now">The moment.</param>
public sealed record ResendMessage(AgentCard Agent, long Message, DateTimeOffset Now) : ConversationCommand(Now);

/// <summary>Whoever copies what a customer sent says what became of an attempt.</summary>
/// <param name="Report">What became of it.</param>
/// <param name="Spread">0 to 99, another number for another room: see <see cref="Backoff.Next"/>.</param>
/// <param name="Now">The moment.</param>
public sealed record ReportCopy(CopyReport Report, int Spread, DateTimeOffset Now) : ConversationCommand(Now);

/// <summary>The messenger says that the customer's session is over.</summary>
/// <param name="Session">Which; null where it does not say. An older one than the customer is in changes nothing.</param>
/// <param name="Policy">The settings in force.</param>
/// <param name="Now">The moment.</param>
public sealed record LoseSession(string? Session, ConversationPolicy? Policy, DateTimeOffset Now) : ConversationCommand(Now);
