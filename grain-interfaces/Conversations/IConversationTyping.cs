using Actors.Domain;
using Orleans;

namespace Actors.GrainInterfaces;

/// <summary>That somebody is writing; the same grain and key as <see cref="IConversationGrain"/>.</summary>
public interface IConversationTyping : IGrainWithStringKey
{
    /// <summary>An agent is writing, or (null) the customer. Whoever looks on is told where <c>Typing.IsTold</c>; nothing is stored.</summary>
    Task Type(AgentId? agent);
}
