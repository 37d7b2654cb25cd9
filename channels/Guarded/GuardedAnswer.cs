namespace Actors.Channels.Guarded;

/// <summary>What came of a guarded call.</summary>
public abstract record GuardedAnswer
{
    private GuardedAnswer()
    {
    }

    /// <summary>The other side answered.</summary>
    /// <param name="Status">Its status, whatever it is.</param>
    /// <param name="MediaType">What it says that the body is, or null.</param>
    /// <param name="RetryAfter">How long it asks to wait, or null.</param>
    /// <param name="Body">The body, or its beginning where the call reads no more.</param>
    public sealed record Answered(int Status, string? MediaType, TimeSpan? RetryAfter, ReadOnlyMemory<byte> Body) : GuardedAnswer;

    /// <summary>The address may not be called; nothing was sent there.</summary>
    /// <param name="Why">In words that a tenant may read.</param>
    public sealed record Refused(string Why) : GuardedAnswer;

    /// <summary>No whole answer came; whether the call was received is unknown.</summary>
    /// <param name="How">What went wrong.</param>
    public sealed record Failed(GuardedFailure How) : GuardedAnswer;
}

/// <summary>Why there is no whole answer.</summary>
public enum GuardedFailure
{
    /// <summary>The name is unknown or nobody listens there: nothing was sent.</summary>
    NoConnection = 0,

    /// <summary>The certificate is not valid, or not for this host: nothing was sent.</summary>
    NoTrust = 1,

    /// <summary>It took too long.</summary>
    TooSlow = 2,

    /// <summary>The body is larger than was allowed.</summary>
    TooLarge = 3,

    /// <summary>The connection broke, or what came is no HTTP.</summary>
    Broken = 4,

    /// <summary>More redirects than are followed.</summary>
    TooManyRedirects = 5,
}

/// <summary>How far a guarded call goes.</summary>
/// <param name="Within">The whole time of the call, redirects and body included.</param>
/// <param name="LargestBody">Bytes of the answer that are read at most.</param>
/// <param name="CutsBody">Whether a larger body is cut there; else the call fails.</param>
/// <param name="Redirects">How many redirects of a GET are followed; each is judged as if it were the first.</param>
/// <param name="MayVisit">What else an address must be, for instance one of a messenger's hosts; null: any that the guard lets through.</param>
public sealed record GuardedLimits(
    TimeSpan Within, int LargestBody, bool CutsBody = false, int Redirects = 0, Func<Uri, bool>? MayVisit = null);
