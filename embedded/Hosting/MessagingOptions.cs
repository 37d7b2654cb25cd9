namespace Orleans.Configuration;

/// <summary>How long callers wait.</summary>
public abstract class MessagingOptions
{
    /// <summary>How long a caller waits for an answer: 30 seconds. The call itself goes on.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);
}

/// <summary>How long callers in this process wait.</summary>
public class SiloMessagingOptions : MessagingOptions;
