using Actors.Domain.Conversations;
using Actors.Storage.Values;
using NpgsqlTypes;

namespace Actors.Storage.Postgres;

/// <summary>The rows of conversations of a batch in which only words are new: most of them.</summary>
internal sealed class WordsColumns(BatchColumns batch)
{
    private readonly List<string> _tenant = batch.Add<string>(NpgsqlDbType.Text);
    private readonly List<string> _id = batch.Add<string>(NpgsqlDbType.Text);
    private readonly List<long> _expected = batch.Add<long>(NpgsqlDbType.Bigint);
    private readonly List<long> _seq = batch.Add<long>(NpgsqlDbType.Bigint);
    private readonly List<int?> _speaker = batch.Add<int?>(NpgsqlDbType.Integer);
    private readonly List<string?> _text = batch.Add<string?>(NpgsqlDbType.Text);
    private readonly List<long> _at = batch.Add<long>(NpgsqlDbType.Bigint);
    private readonly List<int> _unread = batch.Add<int>(NpgsqlDbType.Integer);

    public void Fill(ConversationRow row, long expected)
    {
        _tenant.Add(row.Tenant.Value);
        _id.Add(row.Id.Value);
        _expected.Add(expected);
        _seq.Add(row.Seq);
        _speaker.Add((int?)row.LastSpeaker);
        _text.Add(row.LastText);
        _at.Add(StoredTime.MicrosOrZero(row.LastAt));
        _unread.Add(row.Unread);
    }
}
