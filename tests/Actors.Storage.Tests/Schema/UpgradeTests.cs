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
    [Fact]
    public async Task A_node_of_the_version_before_goes_on_writing()
    {
        var cancelled = TestContext.Current.CancellationToken;
        await using var store = await Harness.OpenAsync();
        await store.Journal.AppendAsync(Sample.Write(1, 0), cancelled);
        await using (var session = await ConnectAsync())
        {
            var at = (Sample.Noon.ToUnixTimeMilliseconds() + 90_000) * 1_000;
            string Empty(int arguments) => string.Concat(Enumerable.Repeat("'{}', ", arguments));
            await session.ExecuteAsync(
                $"SELECT * FROM append_batch('{{acme}}', '{{3}}', '{{{Sample.Room(1)}}}', '{{1}}', '{{2}}', '{{NULL}}', '{{NULL}}', '{{n}}', '{{{at}}}', ARRAY['{{}}'::bytea], "
                + $"{Empty(8)}'{{acme}}', '{{1}}', '{{1}}', '{{acme}}', '{{{Sample.Room(1)}}}', '{{1}}', '{{1}}', '{{네}}', '{{{at}}}', '{{4}}', {Empty(50)}false)",
                cancelled);
        }

        var row = await store.Rows.ConversationAsync(Sample.Acme, Sample.Room(1), cancelled);
        Assert.Equal((2, "네", 4), (row!.Seq, row.LastText, row.Unread));
        Assert.Equal(new AppendResult.Appended(3), await store.Journal.AppendAsync(Sample.Write(1, 2), cancelled));
    }

    private protected override SqlDialect Dialect => PostgresEngine.Words;

    private protected override async Task<SqlSession> ConnectAsync()
    {
        var connection = new NpgsqlConnection((await Harness.OptionsAsync()).ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return new(connection, keepsCommands: false);
    }
}
