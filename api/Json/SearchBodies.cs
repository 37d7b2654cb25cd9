using System.Text.Json.Serialization;
using Actors.Domain;
using Actors.Domain.Json;
using Actors.Domain.Messages;

namespace Actors.Api.Json;

/// <summary>What was found.</summary>
/// <param name="Hits">Of each kind the newest, kind by kind.</param>
/// <param name="Next">For each kind of which there is more, the cursor of its next page.</param>
/// <param name="Complete">False while the index is made, for the first time or again: older things may be missing.</param>
public sealed record SearchBody(IReadOnlyList<SearchHitBody> Hits, IReadOnlyDictionary<string, string> Next, bool Complete);

/// <summary>What can be looked for.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<SearchedKind>))]
public enum SearchedKind
{
    /// <summary>Customers, by name or id on the channel.</summary>
    Customers,

    /// <summary>What customers, agents and bot said.</summary>
    Messages,

    /// <summary>Notes of agents.</summary>
    Notes,

    /// <summary>Subjects of tickets.</summary>
    Tickets,
}

/// <summary>Something that was found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Conversation">Where.</param>
/// <param name="Customer">Whose room it is, by the id on the channel.</param>
/// <param name="CustomerName">The customer's name, where the channel told one.</param>
/// <param name="Title">The conversation's title, where it has one.</param>
/// <param name="Seq">The line of a message or note; 0 for a customer.</param>
/// <param name="Speaker">Who said a message; absent for the others.</param>
/// <param name="Text">The part of it in which the words stand: plain text, cut ends marked with an ellipsis. Of a customer the name, or the id.</param>
/// <param name="Marks">Where the words stand in <paramref name="Text"/>.</param>
/// <param name="At">When it was said or written; of a customer, when something was said in the room last.</param>
/// <param name="LastText">Of a customer, what was said last.</param>
public sealed record SearchHitBody(
    SearchedKind Kind, ConversationId Conversation, CustomerId Customer, string? CustomerName, string? Title, long Seq, Speaker? Speaker, string Text,
    IReadOnlyList<SearchMarkBody> Marks, DateTimeOffset? At, string? LastText);

/// <summary>A part of a text that is one of the words: place and length in UTF-16 units, as JavaScript and .NET count.</summary>
public sealed record SearchMarkBody(int From, int Length);
