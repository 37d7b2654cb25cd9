using Orleans.Runtime;

namespace Orleans;

/// <summary>An object outside the grains that is told of events through a transient reference.</summary>
public interface IGrainObserver : IAddressable;
