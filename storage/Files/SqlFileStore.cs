using System.Data.Common;
using Actors.Domain;
using Actors.Domain.Messages;
using Actors.Storage.Sql;
using Actors.Storage.Values;

namespace Actors.Storage.Files;

/// <summary>Uploaded content in SQL.</summary>
internal sealed class SqlFileStore(ISqlEngine engine) : IFileStore
{
    private const string Place = " WHERE tenant = @tenant AND id = @id";

    public async Task AddAsync(StoredFile file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var what = file.Attachment;
        StoredText.Check(what.Name, "name");
        var added = await engine.WriteAsync(
            session => session.ExecuteAsync(
                "INSERT INTO files (tenant, id, conversation, name, media_type, size, width, height, at, used, data)"
                + " VALUES (@tenant, @id, @conversation, @name, @type, @size, @width, @height, @at, 0, @data) ON CONFLICT DO NOTHING",
                cancellationToken,
                ("tenant", file.Tenant.Value), ("id", what.File.Value), ("conversation", file.Conversation.Value), ("name", what.Name),
                ("type", what.MediaType), ("size", what.Size), ("width", what.Width), ("height", what.Height),
                ("at", StoredTime.Micros(file.At)), ("data", content.ToArray())),
            cancellationToken);
        if (added == 0)
        {
            throw new ArgumentException($"There is a file {what.File} already.", nameof(file));
        }
    }

    public async Task<StoredFile?> FindAsync(TenantId tenant, FileId file, CancellationToken cancellationToken) =>
        (await engine.ReadAsync(
            session => session.QueryAsync(
                "SELECT id, conversation, name, media_type, size, width, height, at FROM files" + Place,
                row => Read(tenant, row), cancellationToken, ("tenant", tenant.Value), ("id", file.Value)),
            cancellationToken)).FirstOrDefault();

    public async Task<ReadOnlyMemory<byte>?> ReadAsync(TenantId tenant, FileId file, CancellationToken cancellationToken)
    {
        var found = await engine.ReadAsync(
            session => session.QueryAsync(
                "SELECT data FROM files" + Place, row => (ReadOnlyMemory<byte>)SqlRows.Bytes(row, 0), cancellationToken,
                ("tenant", tenant.Value), ("id", file.Value)),
            cancellationToken);
        return found.Count == 0 ? default(ReadOnlyMemory<byte>?) : found[0];
    }

    public Task UseAsync(
        TenantId tenant, ConversationId conversation, IReadOnlyCollection<FileId> files, CancellationToken cancellationToken) =>
        engine.WriteAsync(
            async session =>
            {
                foreach (var file in files.Order(Comparer<FileId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value))))
                {
                    await session.ExecuteAsync(
                        "UPDATE files SET used = 1" + Place + " AND conversation = @conversation AND used = 0", cancellationToken,
                        ("tenant", tenant.Value), ("id", file.Value), ("conversation", conversation.Value));
                }

                return true;
            },
            cancellationToken);

    public async Task<IReadOnlySet<FileId>> HaveAsync(
        TenantId tenant, IReadOnlyCollection<FileId> files, CancellationToken cancellationToken) =>
        await engine.ReadAsync(
            async session =>
            {
                var there = new HashSet<FileId>();
                foreach (var file in files)
                {
                    there.UnionWith(await session.QueryAsync(
                        "SELECT id FROM files" + Place, row => new FileId(row.GetString(0)), cancellationToken,
                        ("tenant", tenant.Value), ("id", file.Value)));
                }

                return there;
            },
            cancellationToken);

    public Task<int> ForgetUsedAsync(TenantId tenant, DateTimeOffset before, int limit, CancellationToken cancellationToken) => engine.WriteAsync(
        session => session.ExecuteAsync(
            "DELETE FROM files WHERE tenant = @tenant AND id IN"
            + " (SELECT id FROM files WHERE tenant = @tenant AND used = 1 AND at < @before ORDER BY at LIMIT @limit)",
            cancellationToken, ("tenant", tenant.Value), ("before", StoredTime.Micros(before)), ("limit", limit)),
        cancellationToken);

    public Task<int> ForgetUnusedAsync(DateTimeOffset before, CancellationToken cancellationToken) => engine.WriteAsync(
        session => session.ExecuteAsync(
            "DELETE FROM files WHERE used = 0 AND at < @before", cancellationToken, ("before", StoredTime.Micros(before))),
        cancellationToken);

    private static StoredFile Read(TenantId tenant, DbDataReader row) => new(
        tenant, new(row.GetString(1)),
        new(new(row.GetString(0)), row.GetString(2), row.GetString(3), row.GetInt64(4),
            row.IsDBNull(5) ? null : row.GetInt32(5), row.IsDBNull(6) ? null : row.GetInt32(6)),
        StoredTime.Of(row.GetInt64(7)));
}
