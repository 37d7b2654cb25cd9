using System.Globalization;
using System.Reflection;
using Actors.Storage.Sql;

namespace Actors.Storage.Schema;

/// <summary>
/// Brings a store to the newest schema this program knows, in the caller's transaction. A migration is one file <c>0001.sql</c> for
/// both engines, and where an engine needs its own part, <c>0001.postgres.sql</c> after it. Files once released never change.
/// </summary>
internal static class SchemaMigrator
{
    private static readonly Assembly Home = typeof(SchemaMigrator).Assembly;

    private static readonly string[] Names = [.. Home.GetManifestResourceNames()
        .Where(name => name.StartsWith("Schema.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>The newest schema that this program knows.</summary>
    public static int Newest { get; } = Names.Max(Number);

    public static Task MigrateAsync(SqlSession session, SqlDialect dialect, CancellationToken cancellationToken) =>
        MigrateAsync(session, dialect, Newest, cancellationToken);

    /// <summary>As an earlier program did, whose newest schema was another.</summary>
    public static async Task MigrateAsync(SqlSession session, SqlDialect dialect, int newest, CancellationToken cancellationToken)
    {
        if (dialect.LockSchema.Length > 0)
        {
            await session.ExecuteAsync(dialect.LockSchema, cancellationToken);
        }

        await session.ExecuteAsync(
            "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL PRIMARY KEY)", cancellationToken);
        var applied = await session.QueryAsync(
            "SELECT version FROM schema_version", row => row.GetInt32(0), cancellationToken);
        var stored = applied.DefaultIfEmpty(0).Max();
        if (stored > newest)
        {
            throw new StoreIsNewerException(stored, newest);
        }

        for (var number = stored + 1; number <= newest; number++)
        {
            await ApplyAsync(session, dialect, number, cancellationToken);
        }
    }

    private static async Task ApplyAsync(SqlSession session, SqlDialect dialect, int number, CancellationToken cancellationToken)
    {
        foreach (var ending in new[] { "sql", $"{dialect.Name}.sql" })
        {
            if (Read(string.Create(CultureInfo.InvariantCulture, $"Schema.{number:0000}.{ending}")) is { } sql)
            {
                await session.ExecuteAsync(InWordsOf(dialect, sql), cancellationToken);
            }
        }

        await session.ExecuteAsync(
            "INSERT INTO schema_version (version) VALUES (@version)", cancellationToken, ("version", number));
    }

    private static string InWordsOf(SqlDialect dialect, string sql) => sql
        .Replace("{text}", dialect.Text, StringComparison.Ordinal)
        .Replace("{bytes}", dialect.Bytes, StringComparison.Ordinal)
        .Replace("{clustered}", dialect.Clustered, StringComparison.Ordinal)
        .Replace("{churned}", dialect.Churned, StringComparison.Ordinal);

    private static string? Read(string name)
    {
        using var stream = Home.GetManifestResourceStream(name);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static int Number(string name) => int.Parse(name.Split('.')[1], CultureInfo.InvariantCulture);
}
