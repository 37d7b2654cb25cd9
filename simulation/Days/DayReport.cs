using System.Collections.Immutable;
using Actors.Domain;
using Actors.Domain.AutoMessages;
using Actors.Domain.Conversations;

namespace Actors.Simulation.Days;

/// <summary>What a day would have been under other settings, beside what it was.</summary>
/// <param name="From">Where the day begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Conversations">Conversations that were played.</param>
/// <param name="Inputs">What customers and agents did in the day, and was done again.</param>
/// <param name="Refused">Inputs that the settings, or where they led, no longer allow.</param>
/// <param name="Recorded">The day as it was.</param>
/// <param name="Simulated">The day as it would have been.</param>
/// <param name="Different">Conversations that went otherwise.</param>
/// <param name="Differences">The first <see cref="Named"/> of them, by their first event of the day.</param>
public sealed record DayReport(
    DateTimeOffset From, DateTimeOffset To, int Conversations, int Inputs, int Refused, DayTotals Recorded, DayTotals Simulated,
    int Different, ImmutableArray<DayDifference> Differences)
{
    /// <summary>How many differences are told one by one.</summary>
    public const int Named = 100;
}

/// <summary>A day in figures.</summary>
/// <param name="Messages">Automatic messages, by kind.</param>
/// <param name="Assignments">Conversations that were given to an agent, by agent.</param>
/// <param name="States">Conversations by where they stood at the end of the day.</param>
public sealed record DayTotals(
    ImmutableSortedDictionary<string, int> Messages, ImmutableSortedDictionary<string, int> Assignments,
    ImmutableSortedDictionary<string, int> States);

/// <summary>A conversation that went otherwise.</summary>
/// <param name="Conversation">Which.</param>
/// <param name="Customer">Whose.</param>
/// <param name="Refused">Inputs of it that were refused.</param>
/// <param name="Recorded">How it went.</param>
/// <param name="Simulated">How it would have gone.</param>
public sealed record DayDifference(ConversationId Conversation, CustomerId Customer, int Refused, DaySide Recorded, DaySide Simulated);

/// <summary>How a conversation went in a day.</summary>
/// <param name="Sent">Automatic messages, in order.</param>
/// <param name="Assigned">Who got it, in order.</param>
/// <param name="State">Where it stood at the end of the day.</param>
/// <param name="Agent">Who had it then, or null.</param>
public sealed record DaySide(
    ImmutableArray<DayMessage> Sent, ImmutableArray<DayAssignment> Assigned, ConversationStatus State, AgentId? Agent);

/// <summary>An automatic message of the day.</summary>
public sealed record DayMessage(AutoMessageKind Kind, string Text, MessageReason Reason, DateTimeOffset At);

/// <summary>An assignment of the day.</summary>
public sealed record DayAssignment(AgentId Agent, AssignedBy By, DateTimeOffset At);
