namespace Actors.Storage.Sqlite;

/// <summary>
/// What stands in the rows of the conversations that were written to last, so that the writer need not read a row before each write. Nobody else writes
/// to the file; whoever makes it untrue clears it.
/// </summary>
internal sealed class StandingCache
{
    /// <summary>Conversations in one half; twice as many are known at most.</summary>
    private const int Half = 32_768;

    private Dictionary<StreamId, (long Seq, ConversationStanding Standing)> _young = [];
    private Dictionary<StreamId, (long Seq, ConversationStanding Standing)> _old = [];

    /// <summary>What is known of a conversation; false where nothing is.</summary>
    public bool Find(StreamId stream, out long seq, out ConversationStanding? standing)
    {
        var isKnown = _young.TryGetValue(stream, out var known) || _old.TryGetValue(stream, out known);
        (seq, standing) = known;
        return isKnown;
    }

    /// <summary>Keeps what was written. Whoever is not written to for as long as others fill a half is forgotten.</summary>
    public void Keep(StreamId stream, long seq, ConversationStanding standing)
    {
        if (_young.Count >= Half)
        {
            (_young, _old) = (_old, _young);
            _young.Clear();
        }

        _young[stream] = (seq, standing);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _young.Clear();
        _old.Clear();
    }
}
