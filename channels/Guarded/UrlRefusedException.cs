namespace Actors.Channels.Guarded;

/// <summary>An address is none that may be called. Thrown before anything is sent; for private addresses, before anything is connected.</summary>
/// <param name="message">Why, in words that a tenant may read.</param>
public sealed class UrlRefusedException(string message) : Exception(message)
{
    /// <summary>What is said of every address that is not public, whatever it is: the reader learns nothing of the network.</summary>
    public const string PrivateAddress = "Cannot use private IP address for request url";
}
