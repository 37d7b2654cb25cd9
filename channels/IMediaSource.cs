namespace Actors.Channels;

/// <summary>
/// Reads what a link of a customer, a messenger or a tenant leads to. The host's one guarded way out: it refuses whatever is not public, and
/// what is larger than asked for.
/// </summary>
public interface IMediaSource
{
    /// <summary>Fetches; null where it is refused, is too large, or does not answer. Which of these is in the host's log.</summary>
    Task<Media?> FetchAsync(Uri address, int mostBytes, CancellationToken cancellationToken);
}

/// <summary>What was fetched.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="ContentType">What the sender calls it, without parameters; may be empty, and may lie.</param>
public sealed record Media(ReadOnlyMemory<byte> Content, string ContentType);
