using Orleans.Runtime;

namespace Actors.Embedded;

/// <summary>
/// Makes one process behave like a bad network. Every decision about a call is drawn from a generator derived from
/// the seed, the target, the method and how often that was called, so that a seed reproduces a run as far as the
/// scheduling does; on a <see cref="SeededScheduler"/> it reproduces it entirely. Probabilities are from 0 to 1.
/// </summary>
public sealed class AdversaryOptions
{
    /// <summary>The seed of every decision.</summary>
    public int Seed { get; set; }

    /// <summary>
    /// Takes a value through its serialised form and back (value, declared type); null leaves values as they are.
    /// References and cancellation tokens are not passed to it.
    /// </summary>
    public Func<object?, Type, object?>? RoundTrip { get; set; }

    /// <summary>Takes an exception through its serialised form and back; null leaves exceptions as they are.</summary>
    public Func<Exception, Exception>? CopyException { get; set; }

    /// <summary>How likely a call is delivered late, hence perhaps after later ones.</summary>
    public double Delay { get; set; } = 0.2;

    /// <summary>The longest delay, in turns of the scheduler.</summary>
    public int LongestDelay { get; set; } = 20;

    /// <summary>How likely a call is executed twice; the second answer goes nowhere.</summary>
    public double Repeat { get; set; } = 0.05;

    /// <summary>How likely the call is executed and its caller gets <see cref="TimeoutException"/>.</summary>
    public double LoseAnswer { get; set; } = 0.05;

    /// <summary>How likely the caller gets <see cref="TimeoutException"/> and the call is executed later.</summary>
    public double GiveUpEarly { get; set; } = 0.02;

    /// <summary>How likely the call is never executed and its caller gets <see cref="TimeoutException"/>.</summary>
    public double LoseCall { get; set; } = 0.02;

    /// <summary>How likely the target's activation is dropped just before the call arrives.</summary>
    public double KillBefore { get; set; } = 0.02;

    /// <summary>How likely <see cref="IKillPoints.Reached"/> drops the current activation.</summary>
    public double KillAtPoint { get; set; } = 0.05;

    /// <summary>How likely a call goes to a second activation of the key.</summary>
    public double SecondActivation { get; set; } = 0.02;

    /// <summary>Which grains are left alone; null for none.</summary>
    public Func<GrainId, bool>? Spares { get; set; }

    /// <summary>All probabilities at once.</summary>
    public AdversaryOptions WithAll(double probability)
    {
        Delay = Repeat = LoseAnswer = GiveUpEarly = LoseCall = probability;
        KillBefore = KillAtPoint = SecondActivation = probability;
        return this;
    }

    /// <summary>What arrives of a value; a grain or observer itself would not arrive on a cluster.</summary>
    internal object? Copy(object? value, Type type) => value switch
    {
        IAddressable and not GrainReference => throw new ArgumentException(
            $"{value.GetType()} was passed itself: pass what AsReference or CreateObjectReference makes."),
        null or IAddressable or CancellationToken => value,
        _ => RoundTrip is null ? value : RoundTrip(value, type),
    };
}
