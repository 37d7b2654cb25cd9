using System.Globalization;

namespace Actors.Durability.Tests.Load;

/// <summary>What a client knows of something that it wanted done.</summary>
internal enum Fate
{
    /// <summary>No answer came: it may be done or not, but not twice.</summary>
    Unknown,

    /// <summary>Acknowledged: it is done, once.</summary>
    Acknowledged,

    /// <summary>Refused: it is not done.</summary>
    Refused,
}

/// <summary>One line of a client's own log: something it wanted done under one id, however often it had to say so.</summary>
internal sealed record Operation(string Scope, string Id, string What, string Conversation, string? Text)
{
    private const int MostTold = 20;

    // The first attempts and the last ones.
    private readonly List<string> _history = [];

    public Fate Fate { get; set; }

    /// <summary>The number that the acknowledgement named.</summary>
    public long Seq { get; set; }

    public int Attempts { get; set; }

    public string? Refusal { get; set; }

    public bool IsMessage => What == "send";

    /// <summary>Whether an attempt had no answer at all.</summary>
    public bool WasLost { get; private set; }

    /// <summary>Keeps what happened to it, and when, for whoever has to find out.</summary>
    public void Tell(Answer answer)
    {
        WasLost |= answer.IsLost;
        if (_history.Count == MostTold)
        {
            _history.RemoveAt(MostTold / 2);
        }

        _history.Add(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff} {answer.What}"));
    }

    public override string ToString() =>
        $"{What} {Id} in {Conversation}: {Fate} {Refusal ?? $"{Seq}"} after {Attempts} attempts ({string.Join(", ", _history)})";
}

/// <summary>What came back from one attempt. Neither acknowledged nor refused: try again.</summary>
internal readonly record struct Answer(long? Seq, string? Refusal, string What)
{
    /// <summary>Whether the server said that it did not know what to do, which it never should.</summary>
    public bool IsUnexpected { get; private init; }

    /// <summary>Whether nothing came back.</summary>
    public bool IsLost { get; private init; }

    public static Answer Lost(Exception failure) =>
        new(null, null, $"no answer ({failure.GetType().Name}: {failure.Message})") { IsLost = true };

    public static Answer Done(long seq) => new(seq, null, $"done at {seq}");

    /// <summary>Of a problem: 429 and 503 ask for another try, an error of the server says nothing of what was done, anything else is final.</summary>
    public static Answer Of(int status, string problem) => status is 429 or >= 500
        ? new(null, null, $"{status} {problem}") { IsUnexpected = status is >= 500 and not 503 }
        : new(null, problem, $"refused, {status}");
}
