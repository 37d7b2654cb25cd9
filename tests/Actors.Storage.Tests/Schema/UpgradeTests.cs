using Actors.Storage.Postgres;
using Actors.Storage.Sql;
using Actors.Storage.Sqlite;
using Actors.Storage.Tests.Harness;
using Npgsql;

namespace Actors.Storage.Tests.Schema;

public sealed class SqliteUpgradeTests() : UpgradeContract(new SqliteHarness())
{
    private protected override SqlDialect Dialect => SqliteEngine.Words;

    private protected override async Task<SqlSession> ConnectAsync()
    {
        SqliteLibrary.Load();
        var path = (await Harness.OptionsAsync()).Path;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return SqliteReaders.Open(path, SqlitePragmas.OfWriter);
    }
}

public sealed class PostgresUpgradeTests() : UpgradeContract(new PostgresHarness())
{
    private protected override SqlDialect Dialect => PostgresEngine.Words;

    private protected override async Task<SqlSession> ConnectAsync()
    {
        var connection = new NpgsqlConnection((await Harness.OptionsAsync()).ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return new(connection, keepsCommands: false);
    }
}
