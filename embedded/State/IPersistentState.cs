using Orleans.Core;

namespace Orleans.Runtime;

/// <summary>A grain's named state, read before activation.</summary>
public interface IPersistentState<TState> : IStorage<TState>;
