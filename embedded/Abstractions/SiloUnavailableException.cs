namespace Orleans.Runtime;

/// <summary>The host of the grain is gone or stopping; whether the call took effect is unknown.</summary>
public sealed class SiloUnavailableException : OrleansMessageRejectionException
{
    /// <summary>An exception without a message.</summary>
    public SiloUnavailableException() : base("Silo unavailable")
    {
    }

    /// <summary>An exception with a message.</summary>
    public SiloUnavailableException(string msg) : base(msg)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    public SiloUnavailableException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
