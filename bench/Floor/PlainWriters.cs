using Npgsql;

namespace Actors.Bench.Floor;

/// <summary>The plain way with SQLite: one row in one transaction per request. A file has one writer, so requests take turns.</summary>
internal sealed class PlainSqlite(SqliteTable table) : IRowWriter
{
    private readonly Lock _lock = new();

    public Task AppendAsync(Row row)
    {
        lock (_lock)
        {
            table.Append([row]);
        }

        return Task.CompletedTask;
    }

    public void Dispose() => table.Dispose();
}

/// <summary>The plain way with PostgreSQL: one row in one transaction per request, on pooled connections with automatic preparation.</summary>
internal sealed class PlainPostgres : IRowWriter
{
    private readonly NpgsqlDataSource _source;

    public PlainPostgres(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 64, MaxAutoPrepare = 4, AutoPrepareMinUsages = 1 };
        _source = NpgsqlDataSource.Create(settings);
        using var create = _source.CreateCommand(PostgresTable.Create);
        create.ExecuteNonQuery();
    }

    public async Task AppendAsync(Row row)
    {
        await using var insert = _source.CreateCommand("INSERT INTO messages (stream, seq, data) VALUES ($1, $2, $3)");
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = row.Stream });
        insert.Parameters.Add(new NpgsqlParameter<long> { TypedValue = row.Seq });
        insert.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = row.Data });
        await insert.ExecuteNonQueryAsync();
    }

    public void Dispose() => _source.Dispose();
}
