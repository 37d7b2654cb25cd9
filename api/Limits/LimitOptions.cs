namespace Actors.Api.Limits;

/// <summary>How much one caller may ask for. Section <c>Limits</c> of the configuration; 0 in any of them: no limit.</summary>
public sealed class LimitOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Limits";

    /// <summary>Customers' sessions that are started or renewed from one address in a minute. Default: 60.</summary>
    public int SessionsPerMinute { get; set; } = 60;

    /// <summary>Customers' REST calls from one address in a second, with a reserve of five seconds. Default: 100.</summary>
    public int CustomerCallsPerSecond { get; set; } = 100;

    /// <summary>Customers' sockets that are open from one address. Default: 500, an office behind one address.</summary>
    public int SocketsPerAddress { get; set; } = 500;

    /// <summary>Calls of one channel account's messenger in a second, with a reserve of five seconds. Default: 200.</summary>
    public int HookCallsPerSecond { get; set; } = 200;

    /// <summary>Says what is wrong, by <see cref="ArgumentException"/> that names the setting.</summary>
    public void Validate()
    {
        foreach (var (name, value) in new[]
        {
            (nameof(SessionsPerMinute), SessionsPerMinute), (nameof(CustomerCallsPerSecond), CustomerCallsPerSecond),
            (nameof(SocketsPerAddress), SocketsPerAddress), (nameof(HookCallsPerSecond), HookCallsPerSecond),
        })
        {
            if (value is < 0 or > 1_000_000)
            {
                throw new ArgumentException($"{Section}:{name} is {value}; 0 (no limit) to 1,000,000.");
            }
        }
    }
}
