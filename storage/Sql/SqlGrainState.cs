using Actors.Storage.Values;

namespace Actors.Storage.Sql;

/// <summary>Grain state in SQL.</summary>
internal sealed class SqlGrainState(ISqlEngine engine) : IGrainStateStore
{
    private const string Place = " WHERE name = @name AND key = @key";
    private const string Unchanged = Place + " AND etag = @etag";

    public async Task<(ReadOnlyMemory<byte> Data, string ETag)?> ReadAsync(
        string name, string key, CancellationToken cancellationToken)
    {
        var found = await engine.ReadAsync(
            session => session.QueryAsync(
                "SELECT data, etag FROM grain_state" + Place,
                row => ((ReadOnlyMemory<byte>)SqlRows.Bytes(row, 0), row.GetString(1)), cancellationToken,
                ("name", name), ("key", key)),
            cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    public async Task<string?> WriteAsync(
        string name, string key, ReadOnlyMemory<byte> data, string? etag, CancellationToken cancellationToken)
    {
        StoredText.Check(name, "name");
        StoredText.Check(key, "key");
        var next = ETags.New();
        var sql = etag is null
            ? "INSERT INTO grain_state (name, key, data, etag) VALUES (@name, @key, @data, @next) ON CONFLICT DO NOTHING"
            : "UPDATE grain_state SET data = @data, etag = @next" + Unchanged;
        (string, object?)[] parameters = [("name", name), ("key", key), ("data", data.ToArray()), ("next", next)];
        var written = await engine.WriteAsync(
            session => session.ExecuteAsync(
                sql, cancellationToken, etag is null ? parameters : [.. parameters, ("etag", etag)]),
            cancellationToken);
        return written == 1 ? next : null;
    }

    public async Task<bool> ClearAsync(string name, string key, string? etag, CancellationToken cancellationToken) =>
        etag is null
            ? await ReadAsync(name, key, cancellationToken) is null
            : await engine.WriteAsync(
                session => session.ExecuteAsync(
                    "DELETE FROM grain_state" + Unchanged, cancellationToken, ("name", name), ("key", key), ("etag", etag)),
                cancellationToken) == 1;
}
