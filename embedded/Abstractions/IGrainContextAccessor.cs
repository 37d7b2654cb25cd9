namespace Orleans.Runtime;

/// <summary>Tells which activation the running code belongs to.</summary>
public interface IGrainContextAccessor
{
    /// <summary>The current activation.</summary>
    IGrainContext GrainContext { get; }
}
