using Actors.Domain.Tenants;

namespace Actors.Domain.Queues;

/// <summary>One hand-off in a queue. Higher priority first, then the oldest, then by id, so that the order is total.</summary>
/// <param name="Conversation">Whose hand-off.</param>
/// <param name="HandOff">Its number.</param>
/// <param name="Priority">Higher goes first.</param>
/// <param name="RequestedAt">When it was asked for.</param>
/// <param name="Channel">The channel account, whose hours decide; null where it is not known any more.</param>
/// <param name="Topic">What it is about, by which agents are designated; null where it is not known any more.</param>
/// <param name="Admitted">Whether it was admitted already, so that only an agent is missing and admission is not asked again.</param>
/// <param name="Version">The conversation's last event when this was said of it: of two sayings the later one holds.</param>
public sealed record WaitingEntry(
    ConversationId Conversation, int HandOff, int Priority, DateTimeOffset RequestedAt, ChannelId? Channel = null, Topic? Topic = null,
    bool Admitted = false, long Version = 0)
    : IComparable<WaitingEntry>
{
    /// <summary>Rows keep whole microseconds; who is compared more finely would stand elsewhere after a restart.</summary>
    private long Microsecond => RequestedAt.UtcTicks / TimeSpan.TicksPerMicrosecond;

    /// <inheritdoc/>
    public int CompareTo(WaitingEntry? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = other.Priority.CompareTo(Priority);
        order = order != 0 ? order : Microsecond.CompareTo(other.Microsecond);
        return order != 0 ? order : string.CompareOrdinal(Conversation.Value, other.Conversation.Value);
    }
}
