using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>A store is named that nobody registered.</summary>
public sealed class BadProviderConfigException : OrleansException
{
    /// <summary>An exception without a message.</summary>
    public BadProviderConfigException()
    {
    }

    /// <summary>An exception with a message.</summary>
    public BadProviderConfigException(string msg) : base(msg)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    public BadProviderConfigException(string msg, Exception exc) : base(msg, exc)
    {
    }
}
