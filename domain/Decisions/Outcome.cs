namespace Actors.Domain;

/// <summary>What a caller is told once a command is durable, or refused.</summary>
/// <param name="Seq">The stream's last sequence number that the command is part of; a repeated operation gets the first one's.</param>
/// <param name="Rejection">Why it was refused, or null.</param>
/// <param name="Repeated">Whether an earlier attempt with the same operation id had already done it.</param>
public sealed record Outcome(long Seq, Rejection? Rejection = null, bool Repeated = false)
{
    /// <summary>Whether the command holds.</summary>
    public bool Accepted => Rejection is null;
}
