using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Actors.Api.Json;
using Actors.Api.Problems;
using Actors.Domain;
using Actors.Domain.Queues;

namespace Actors.Api.Customers;

/// <summary>What a customer's client sends. See docs/protocol.md.</summary>
/// <param name="Type">What it wants.</param>
/// <param name="Id">The operation id, where something is to change.</param>
/// <param name="Text">The words, for <c>send</c>.</param>
/// <param name="Token">The session, for <c>hello</c>.</param>
/// <param name="After">The last line that the client has, for <c>hello</c> and <c>catchUp</c>.</param>
/// <param name="Files">Uploaded files that the message carries, for <c>send</c>.</param>
public sealed record ClientFrame(
    string? Type, string? Id = null, string? Text = null, string? Token = null, long? After = null, ImmutableArray<string>? Files = null);

/// <summary>What the server sends to a customer's client.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(WelcomeFrame), "welcome")]
[JsonDerivedType(typeof(MessagesFrame), "messages")]
[JsonDerivedType(typeof(StateFrame), "state")]
[JsonDerivedType(typeof(PositionFrame), "position")]
[JsonDerivedType(typeof(AckFrame), "ack")]
[JsonDerivedType(typeof(ErrorFrame), "error")]
[JsonDerivedType(typeof(HeadFrame), "head")]
[JsonDerivedType(typeof(PongFrame), "pong")]
[JsonDerivedType(typeof(TypingFrame), "typing")]
[JsonDerivedType(typeof(LeavingFrame), "leaving")]
public abstract record ServerFrame;

/// <summary>The token is good.</summary>
/// <param name="Conversation">The customer's room.</param>
/// <param name="Head">The number of the last line.</param>
/// <param name="State">Where the conversation stands.</param>
/// <param name="Epoch">The epoch of the lines' numbers: what the next connection says its cursor is of.</param>
public sealed record WelcomeFrame(ConversationId Conversation, long Head, CustomerStateBody State, string Epoch) : ServerFrame;

/// <summary>Lines, the first of which follows <paramref name="Prev"/>.</summary>
public sealed record MessagesFrame(long Prev, IReadOnlyList<MessageBody> Messages, bool More) : ServerFrame;

/// <summary>The conversation changed hands.</summary>
public sealed record StateFrame(CustomerStateBody State) : ServerFrame;

/// <summary>Who waits stands elsewhere; at most every 5 s.</summary>
/// <param name="Position">From 1.</param>
/// <param name="Wait">The estimated wait, or null.</param>
public sealed record PositionFrame(int Position, WaitEstimate? Wait) : ServerFrame;

/// <summary>Durable.</summary>
public sealed record AckFrame(string Id, long Seq, bool Repeated) : ServerFrame;

/// <summary>Refused; nothing was stored.</summary>
public sealed record ErrorFrame(string? Id, Problem Problem) : ServerFrame;

/// <summary>The number of the last line.</summary>
public sealed record HeadFrame(long Head) : ServerFrame;

/// <summary>The agent is writing, for the next <see cref="TypingPush.Seconds"/> if nothing else is heard.</summary>
public sealed record TypingFrame : ServerFrame;

/// <summary>This server stops: what was sent is still answered; begin nothing new here, and connect again.</summary>
public sealed record LeavingFrame : ServerFrame;

/// <summary>Answers a ping.</summary>
public sealed record PongFrame : ServerFrame;
