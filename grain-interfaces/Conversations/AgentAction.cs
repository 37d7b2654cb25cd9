using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Actors.Domain;
using Actors.Domain.Messages;
using Actors.Domain.Tickets;

namespace Actors.GrainInterfaces;

/// <summary>What an agent does with a conversation.</summary>
/// <param name="Agent">Who; of the conversation's tenant.</param>
/// <param name="Operation">Recognises a retry.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TakeIt), "take")]
[JsonDerivedType(typeof(StartIt), "start")]
[JsonDerivedType(typeof(SendIt), "send")]
[JsonDerivedType(typeof(HoldIt), "hold")]
[JsonDerivedType(typeof(ResumeIt), "resume")]
[JsonDerivedType(typeof(DelegateIt), "delegate")]
[JsonDerivedType(typeof(AssignIt), "assign")]
[JsonDerivedType(typeof(EndIt), "end")]
[JsonDerivedType(typeof(ReturnItToBot), "toBot")]
[JsonDerivedType(typeof(TransferIt), "transfer")]
[JsonDerivedType(typeof(PrioritizeIt), "prioritize")]
[JsonDerivedType(typeof(NoteIt), "note")]
[JsonDerivedType(typeof(ClassifyIt), "classify")]
[JsonDerivedType(typeof(EditTicketOfIt), "editTicket")]
[JsonDerivedType(typeof(ResendIt), "resend")]
public abstract record AgentAction(AgentId Agent, OperationKey Operation);

/// <summary>상담 접수로 변경.</summary>
public sealed record TakeIt(AgentId Agent, OperationKey Operation) : AgentAction(Agent, Operation);

/// <summary>상담 시작.</summary>
public sealed record StartIt(AgentId Agent, OperationKey Operation) : AgentAction(Agent, Operation);

/// <summary>A message to the customer, made under a control epoch (null: the caller does not know it).</summary>
public sealed record SendIt(
    AgentId Agent, MessageText Text, int? Epoch, OperationKey Operation, ImmutableArray<Attachment>? Attachments = null)
    : AgentAction(Agent, Operation);

/// <summary>보류.</summary>
public sealed record HoldIt(AgentId Agent, OperationKey Operation) : AgentAction(Agent, Operation);

/// <summary>상담 재개.</summary>
public sealed record ResumeIt(AgentId Agent, OperationKey Operation) : AgentAction(Agent, Operation);

/// <summary>담당자 위임, with the reason or null.</summary>
public sealed record DelegateIt(AgentId Agent, AgentId To, OperationKey Operation, string? Reason = null) : AgentAction(Agent, Operation);

/// <summary>A note for colleagues.</summary>
public sealed record NoteIt(AgentId Agent, MessageText Text, OperationKey Operation) : AgentAction(Agent, Operation);

/// <summary>Another category, and a division of it (null: its first).</summary>
public sealed record ClassifyIt(AgentId Agent, string Category, string? Division, OperationKey Operation) : AgentAction(Agent, Operation);

/// <summary>Other fields of one of its tickets.</summary>
public sealed record EditTicketOfIt(AgentId Agent, TicketId Ticket, TicketChange Change, OperationKey Operation) : AgentAction(Agent, Operation);

/// <summary>A manager assigns.</summary>
public sealed record AssignIt(AgentId Agent, AgentId To, OperationKey Operation) : AgentAction(Agent, Operation);

/// <summary>To another queue.</summary>
public sealed record TransferIt(AgentId Agent, QueueId To, OperationKey Operation) : AgentAction(Agent, Operation);

/// <summary>A manager gives it another place in the order; 0 to 9.</summary>
public sealed record PrioritizeIt(AgentId Agent, int Priority, OperationKey Operation) : AgentAction(Agent, Operation);

/// <summary>종료.</summary>
public sealed record EndIt(AgentId Agent, OperationKey Operation) : AgentAction(Agent, Operation);

/// <summary>챗봇 전환.</summary>
public sealed record ReturnItToBot(AgentId Agent, OperationKey Operation) : AgentAction(Agent, Operation);

/// <summary>Sends a message again that did not arrive, or of which nobody knows; by its number in the conversation.</summary>
public sealed record ResendIt(AgentId Agent, long Message, OperationKey Operation) : AgentAction(Agent, Operation);
