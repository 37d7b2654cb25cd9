using Actors.Domain;
using Actors.Domain.Messages;

namespace Actors.Channels;

/// <summary>What a customer wrote, as every channel translates it: checked, and nothing in it is trusted as more than data.</summary>
/// <param name="Customer">The customer's id on the channel account.</param>
/// <param name="Name">What the channel calls the customer, or null.</param>
/// <param name="Text">The words.</param>
/// <param name="Id">The channel's or the client's own id of the message; recognises a retry.</param>
public sealed record InboundMessage(CustomerId Customer, string? Name, MessageText Text, string Id);
