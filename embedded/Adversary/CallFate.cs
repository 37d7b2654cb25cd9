namespace Actors.Embedded.Adversary;

/// <summary>What the adversary has decided about one call's answer.</summary>
internal sealed class CallFate(AdversaryOptions options, bool losesAnswer)
{
    /// <summary>What the caller gets instead of success; null for success.</summary>
    public Exception? OfSuccess() => losesAnswer ? Lost() : null;

    /// <summary>What the caller gets instead of a result; null for the result, which may be another object.</summary>
    public Exception? OfResult<T>(ref T result)
    {
        if (losesAnswer) return Lost();
        try
        {
            result = (T)options.Copy(result, typeof(T))!;
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    /// <summary>What the caller gets for an exception.</summary>
    public Exception OfFailure(Exception exception) =>
        losesAnswer ? Lost() : options.CopyException?.Invoke(exception) ?? exception;

    public static TimeoutException Lost() => new("The adversary lost the answer; the call may have been executed.");
}
