namespace Orleans;

/// <summary>State on its way to or from a store.</summary>
public interface IGrainState<T>
{
    /// <summary>The state.</summary>
    T? State { get; set; }

    /// <summary>Its tag.</summary>
    string? ETag { get; set; }

    /// <summary>Whether it is stored.</summary>
    bool RecordExists { get; set; }
}

/// <inheritdoc/>
public sealed class GrainState<T> : IGrainState<T>
{
    /// <summary>Nothing stored.</summary>
    public GrainState()
    {
    }

    /// <summary>A state without a tag.</summary>
    public GrainState(T? state) : this(state, null)
    {
    }

    /// <summary>A state with a tag.</summary>
    public GrainState(T? state, string? eTag)
    {
        State = state;
        ETag = eTag;
    }

    /// <inheritdoc/>
    public T? State { get; set; }

    /// <inheritdoc/>
    public string? ETag { get; set; }

    /// <inheritdoc/>
    public bool RecordExists { get; set; }
}
