using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>Another activation wrote the state: the tags differ. The grain that lets it out is deactivated.</summary>
public class InconsistentStateException : OrleansException
{
    /// <summary>An exception without a message.</summary>
    public InconsistentStateException()
    {
    }

    /// <summary>An exception with a message.</summary>
    public InconsistentStateException(string message) : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    public InconsistentStateException(string message, Exception? innerException) : base(message, innerException!)
    {
    }

    /// <summary>An exception with both tags.</summary>
    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
        : this(errorMsg, storedEtag, currentEtag, null)
    {
    }

    /// <summary>An exception with both tags and a cause.</summary>
    public InconsistentStateException(
        string errorMsg, string? storedEtag, string? currentEtag, Exception? storageException)
        : base(errorMsg, storageException!)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    /// <summary>True until the grain whose write failed has been deactivated for it.</summary>
    internal bool IsSourceActivation { get; set; } = true;

    /// <summary>The tag in the store.</summary>
    public string? StoredEtag { get; private set; }

    /// <summary>The tag the grain had.</summary>
    public string? CurrentEtag { get; private set; }
}
