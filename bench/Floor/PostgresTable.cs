using Npgsql;
using NpgsqlTypes;

namespace Actors.Bench.Floor;

/// <summary>The least that PostgreSQL can do for many rows: one prepared insert from three arrays, one round trip, commit included.</summary>
internal sealed class PostgresTable : IRowTable
{
    public const string Create =
        "CREATE TABLE IF NOT EXISTS messages (stream text NOT NULL, seq bigint NOT NULL, data bytea NOT NULL, PRIMARY KEY (stream, seq))";

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _insert;
    private readonly NpgsqlParameter<string[]> _streams = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
    private readonly NpgsqlParameter<long[]> _seqs = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };
    private readonly NpgsqlParameter<byte[][]> _data = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea };

    public PostgresTable(string connectionString)
    {
        _connection = new(connectionString);
        _connection.Open();
        using (var create = new NpgsqlCommand(Create, _connection))
        {
            create.ExecuteNonQuery();
        }

        _insert = new("INSERT INTO messages (stream, seq, data) SELECT * FROM unnest($1, $2, $3)", _connection)
        {
            Parameters = { _streams, _seqs, _data },
        };
        _insert.Prepare();
    }

    public void Append(IReadOnlyList<Row> rows)
    {
        var (streams, seqs, data) = (new string[rows.Count], new long[rows.Count], new byte[rows.Count][]);
        for (var i = 0; i < rows.Count; i++)
        {
            (streams[i], seqs[i], data[i]) = rows[i];
        }

        (_streams.TypedValue, _seqs.TypedValue, _data.TypedValue) = (streams, seqs, data);
        _insert.ExecuteNonQuery();
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }
}
