using System.Collections.Immutable;
using Actors.GrainInterfaces;
using Orleans;

namespace Actors.Silo.FanOut;

/// <summary>A node with connections hears what silos publish.</summary>
internal interface IFanOutNode : IGrainObserver
{
    /// <summary>What was committed, in the order of the commits of each conversation. May be lost.</summary>
    Task Hear([Immutable] ImmutableArray<ConversationChange> changes);
}

/// <summary>Who has connections. One grain, without state that could not be lost: every node says again and again that it listens.</summary>
internal interface IFanOutNodes : IGrainWithIntegerKey
{
    /// <summary>This node listens, for a while; answers all who do.</summary>
    Task Listen(string name, IFanOutNode node);

    /// <summary>This node listens no more.</summary>
    Task Leave(string name);

    /// <summary>All who listen, by name.</summary>
    Task<Dictionary<string, IFanOutNode>> All();
}
