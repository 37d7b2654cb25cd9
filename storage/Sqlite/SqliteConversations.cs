using Actors.Domain.Conversations;
using Actors.Storage.Values;
using SQLitePCL;

namespace Actors.Storage.Sqlite;

/// <summary>The rows of conversations and their feed, as the writer keeps them.</summary>
internal sealed class SqliteConversations(sqlite3 database) : IDisposable
{
    private readonly SqliteStatement _find = new(
        database,
        "SELECT journal_seq, status, next_due, requested_at, priority, queue, agent, title, topic, waits_for, listed_at FROM conversations WHERE tenant = ?1 AND id = ?2");

    private readonly SqliteStatement _insert = new(
        database,
        """
        INSERT INTO conversations (
          tenant, id, seq, channel, channel_type, customer, customer_name, status, epoch, hand_off, queue, agent, delegated_by, ticket,
          priority, requested_at, last_speaker, last_text, last_at, unread, next_due, changed_tx, journal_seq,
          listed_at, title, topic, waits_for)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?3,
          ?26, ?23, ?24, ?25)
        """);

    private readonly SqliteStatement _update = new(
        database,
        """
        UPDATE conversations SET
          seq = ?3, journal_seq = ?3, status = ?4, epoch = ?5, hand_off = ?6, queue = ?7, agent = ?8, delegated_by = ?9, ticket = ?10, priority = ?11,
          requested_at = ?12, last_speaker = ?13, last_text = ?14, last_at = ?15, unread = ?16, next_due = ?17, changed_tx = ?18,
          channel = ?19, channel_type = ?20, customer = ?21, customer_name = ?22, title = ?23, topic = ?24, waits_for = ?25,
          listed_at = ?26
        WHERE tenant = ?1 AND id = ?2
        """);

    // What an UPDATE names is taken out of the indexes and put back, changed or not; so for mere words nothing is named by which
    // conversations are found.
    private readonly SqliteStatement _words = new(
        database,
        """
        UPDATE conversations SET
          seq = ?3, journal_seq = ?3, epoch = ?4, hand_off = ?5, delegated_by = ?6, ticket = ?7, last_speaker = ?8, last_text = ?9, last_at = ?10,
          unread = ?11, changed_tx = ?12
        WHERE tenant = ?1 AND id = ?2
        """);

    private readonly SqliteStatement _seq = new(
        database, "UPDATE conversations SET journal_seq = ?3 WHERE tenant = ?1 AND id = ?2");

    private readonly SqliteStatement _feed = new(
        database, "INSERT INTO feed (tenant, tx, no, conversation) VALUES (?1, ?2, ?3, ?4)");

    private readonly StandingCache _known = new();

    private ConversationStanding? _standing;

    /// <summary>
    /// The number of the journal's last event, which is kept beside the row; null where it is not known. What else stands in the row
    /// is remembered for the write that follows.
    /// </summary>
    public long? LastSeq(StreamId stream)
    {
        if (_known.Find(stream, out var last, out var known))
        {
            _standing = known;
            return last;
        }

        _find.Bind(1, stream.Tenant.Value);
        _find.Bind(2, stream.Key);
        long? seq = null;
        _standing = null;
        if (_find.Step())
        {
            seq = _find.Int64(0) >= 0 ? _find.Int64(0) : null;
            _standing = new(
                _find.Int64(1), _find.IsNull(2) ? null : _find.Int64(2), _find.Int64(3), _find.Int64(4), _find.TextOrNull(5),
                _find.TextOrNull(6), _find.TextOrNull(7), _find.TextOrNull(8), _find.IsNull(9) ? null : _find.Int64(9), _find.Int64(10));
        }

        _find.Reset();
        return seq;
    }

    /// <summary>Writes the row of the stream that <see cref="LastSeq"/> was asked about last, and its place in the feed.</summary>
    public void Write(ConversationRow row, long transaction, int number)
    {
        var standing = ConversationStanding.Of(row);
        if (_standing is null)
        {
            Insert(row, transaction);
        }
        else if (_standing == standing)
        {
            WriteWords(row, transaction);
        }
        else
        {
            Update(row, standing, transaction);
        }

        _known.Keep(StreamId.Of(row.Tenant, row.Id), row.Seq, standing);
        _feed.Bind(1, row.Tenant.Value);
        _feed.Bind(2, transaction);
        _feed.Bind(3, number);
        _feed.Bind(4, row.Id.Value);
        _feed.Run();
    }

    /// <summary>Keeps the number beside the row that of the journal, for events that bring no row.</summary>
    public void WriteSeq(StreamId stream, long seq)
    {
        if (_standing is not null)
        {
            _seq.Bind(1, stream.Tenant.Value);
            _seq.Bind(2, stream.Key);
            _seq.Bind(3, seq);
            _seq.Run();
            _known.Keep(stream, seq, _standing);
        }
    }

    /// <summary>What was written did not last, or somebody else may have written: the rows have to be looked at again.</summary>
    public void Forget() => _known.Clear();

    public void Dispose()
    {
        SqliteStatement[] all = [_find, _insert, _update, _words, _seq, _feed];
        Array.ForEach(all, statement => statement.Dispose());
    }

    private static void BindKey(SqliteStatement statement, ConversationRow row)
    {
        statement.Bind(1, row.Tenant.Value);
        statement.Bind(2, row.Id.Value);
        statement.Bind(3, row.Seq);
    }

    private void Insert(ConversationRow row, long transaction)
    {
        BindKey(_insert, row);
        _insert.Bind(4, row.Channel.Value);
        _insert.Bind(5, (long)row.ChannelType);
        _insert.Bind(6, row.Customer.Value);
        _insert.Bind(7, row.CustomerName);
        _insert.Bind(8, (long)row.Status);
        _insert.Bind(9, row.Epoch);
        _insert.Bind(10, row.HandOff);
        _insert.Bind(11, row.Queue?.Value);
        _insert.Bind(12, row.Agent?.Value);
        _insert.Bind(13, row.DelegatedBy?.Value);
        _insert.Bind(14, row.Ticket?.Value);
        _insert.Bind(15, row.Priority);
        _insert.Bind(16, StoredTime.MicrosOrZero(row.RequestedAt));
        _insert.Bind(17, (long?)row.LastSpeaker);
        _insert.Bind(18, row.LastText);
        _insert.Bind(19, StoredTime.MicrosOrZero(row.LastAt));
        _insert.Bind(20, row.Unread);
        _insert.Bind(21, StoredTime.Micros(row.NextDue));
        _insert.Bind(22, transaction);
        _insert.Bind(23, row.Title);
        _insert.Bind(24, TopicText.Of(row.Topic));
        _insert.Bind(25, (long?)row.WaitsFor);
        _insert.Bind(26, ListedAt.Of(row));
        _insert.Run();
    }

    private void Update(ConversationRow row, ConversationStanding standing, long transaction)
    {
        BindKey(_update, row);
        _update.Bind(4, standing.Status);
        _update.Bind(5, row.Epoch);
        _update.Bind(6, row.HandOff);
        _update.Bind(7, standing.Queue);
        _update.Bind(8, standing.Agent);
        _update.Bind(9, row.DelegatedBy?.Value);
        _update.Bind(10, row.Ticket?.Value);
        _update.Bind(11, standing.Priority);
        _update.Bind(12, standing.RequestedAt);
        _update.Bind(13, (long?)row.LastSpeaker);
        _update.Bind(14, row.LastText);
        _update.Bind(15, StoredTime.MicrosOrZero(row.LastAt));
        _update.Bind(16, row.Unread);
        _update.Bind(17, standing.NextDue);
        _update.Bind(18, transaction);
        _update.Bind(19, row.Channel.Value);
        _update.Bind(20, (long)row.ChannelType);
        _update.Bind(21, row.Customer.Value);
        _update.Bind(22, row.CustomerName);
        _update.Bind(23, row.Title);
        _update.Bind(24, TopicText.Of(row.Topic));
        _update.Bind(25, (long?)row.WaitsFor);
        _update.Bind(26, standing.ListedAt);
        _update.Run();
    }

    private void WriteWords(ConversationRow row, long transaction)
    {
        BindKey(_words, row);
        _words.Bind(4, row.Epoch);
        _words.Bind(5, row.HandOff);
        _words.Bind(6, row.DelegatedBy?.Value);
        _words.Bind(7, row.Ticket?.Value);
        _words.Bind(8, (long?)row.LastSpeaker);
        _words.Bind(9, row.LastText);
        _words.Bind(10, StoredTime.MicrosOrZero(row.LastAt));
        _words.Bind(11, row.Unread);
        _words.Bind(12, transaction);
        _words.Run();
    }
}
