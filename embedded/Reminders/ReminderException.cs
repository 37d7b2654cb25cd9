namespace Orleans.Runtime;

/// <summary>A reminder could not be changed.</summary>
public sealed class ReminderException : OrleansException
{
    /// <summary>An exception with a message.</summary>
    public ReminderException(string message) : base(message)
    {
    }
}
