using Actors.Domain;
using Orleans;

namespace Actors.GrainInterfaces;

/// <summary>
/// One room between a customer and a tenant, as people use it; what the system tells it is in <see cref="IConversationDuties"/>. Key:
/// <see cref="GrainKey.Of(TenantId, ConversationId)"/>. Every answer comes after the commit; a call that ends in an exception may or may not
/// have happened, and is repeated with the same operation.
/// </summary>
public interface IConversationGrain : IGrainWithStringKey
{
    /// <summary>The customer opened the panel.</summary>
    Task<Outcome> Open([Immutable] CustomerCall call);

    /// <summary>The customer wrote.</summary>
    Task<Outcome> Receive([Immutable] CustomerMessage message);

    /// <summary>The customer asked for a person.</summary>
    Task<Outcome> Connect([Immutable] CustomerCall call);

    /// <summary>The customer went back to the bot.</summary>
    Task<Outcome> SwitchToBot([Immutable] CustomerCall call);

    /// <summary>An agent or manager did something.</summary>
    Task<Outcome> Act([Immutable] AgentAction action);

    /// <summary>The customer's web chat is open while settings changed: the input is blocked or opened at once.</summary>
    Task<Outcome> Review([Immutable] CustomerCall call);

    /// <summary>A manager blocks the customer, or lets the customer in again.</summary>
    Task<Outcome> Block([Immutable] BlockCall call);
}
