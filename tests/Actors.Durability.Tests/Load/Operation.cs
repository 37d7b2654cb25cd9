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
    public Fate Fate { get; set; }

    /// <summary>The number that the acknowledgement named.</summary>
    public long Seq { get; set; }

    public int Attempts { get; set; }

    public string? Refusal { get; set; }

    public bool IsMessage => What == "send";

    public override string ToString() => $"{What} {Id} in {Conversation}: {Fate} {Refusal ?? $"{Seq}"} after {Attempts} attempts";
}

/// <summary>What came back from one attempt. Neither acknowledged nor refused: try again.</summary>
internal readonly record struct Answer(long? Seq, string? Refusal)
{
    public static Answer Again => default;

    public static Answer Done(long seq) => new(seq, null);

    /// <summary>Whether a problem is final: 429 and 503 ask for another try.</summary>
    public static Answer Of(int status, string problem) => status is 429 or 503 ? Again : new(null, problem);
}
