using System.Collections.Immutable;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Media;
using Actors.Domain.Messages;

namespace Actors.GrainInterfaces;

/// <summary>A customer's deed without words.</summary>
/// <param name="Channel">The channel account; exists in the tenant.</param>
/// <param name="Customer">The customer's id there.</param>
/// <param name="Name">What the channel calls the customer, or null.</param>
/// <param name="Operation">Recognises a retry.</param>
/// <param name="Visit">What the customer brings along, or null.</param>
public sealed record CustomerCall(
    ChannelId Channel, CustomerId Customer, string? Name, OperationKey Operation, Visit? Visit = null);

/// <summary>A manager blocks a customer, or lets one in again.</summary>
/// <param name="Customer">Who, also one who was never here.</param>
/// <param name="By">The manager.</param>
/// <param name="Blocked">Which of both.</param>
public sealed record BlockCall(CustomerCall Customer, AgentId By, bool Blocked);

/// <summary>A session of the messenger is over.</summary>
/// <param name="Session">The messenger's own id of it, or null.</param>
/// <param name="Operation">Recognises a retry.</param>
public sealed record SessionCall(string? Session, OperationKey Operation);

/// <summary>What a customer wrote.</summary>
/// <param name="Channel">The channel account; exists in the tenant.</param>
/// <param name="Customer">The customer's id there.</param>
/// <param name="Name">What the channel calls the customer, or null.</param>
/// <param name="Text">The words.</param>
/// <param name="Operation">Recognises a retry; its id is the message's own.</param>
/// <param name="Visit">What the customer brings along, or null.</param>
/// <param name="Attachments">Images and files with it, or null; stored for this conversation.</param>
/// <param name="Media">What the messenger keeps of it, to be copied from there; or null.</param>
public sealed record CustomerMessage(
    ChannelId Channel, CustomerId Customer, string? Name, MessageText Text, OperationKey Operation, Visit? Visit = null,
    ImmutableArray<Attachment>? Attachments = null, ImmutableArray<CustomerMedia>? Media = null);
