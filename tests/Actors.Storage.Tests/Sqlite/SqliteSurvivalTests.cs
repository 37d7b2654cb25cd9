using Actors.Storage.Tests.Contracts;
using Actors.Storage.Tests.Harness;
using Microsoft.Data.Sqlite;
using static Actors.Storage.Tests.Harness.Sample;

namespace Actors.Storage.Tests.Sqlite;

public sealed class SqliteSurvivalTests() : SurvivalContract(new SqliteHarness())
{
    [Fact]
    public async Task A_second_process_on_the_file_is_refused()
    {
        await Appended(Write(1, 0));
        var refused = await Assert.ThrowsAsync<StoreIsInUseException>(Harness.OpenAsync);
        Assert.Contains("actors.db", refused.Message, StringComparison.Ordinal);
        await Appended(Write(1, 1));
        await Reopen();
    }

    [Fact]
    public async Task A_lock_file_that_somebody_left_is_no_obstacle()
    {
        await Store.DisposeAsync();
        Assert.True(File.Exists((await Harness.OptionsAsync()).Path + ".lock"));
        await Reopen();
    }

    [Fact]
    public async Task An_item_that_SQLite_refuses_leaves_nothing_behind_and_spoils_no_other()
    {
        await Store.DisposeAsync();
        await ExecuteAsync(
            $"CREATE TRIGGER poison BEFORE INSERT ON feed WHEN NEW.conversation = '{Room(3)}' BEGIN SELECT RAISE(ABORT, 'poison'); END");
        await Reopen();
        var appends = Enumerable.Range(0, 6).Select(room => Append(
            Write(room, 0) with { Operation = new("s", $"{room}") })).ToArray();

        await Assert.ThrowsAsync<SqliteException>(() => appends[3]);
        Assert.All(
            await Task.WhenAll(appends.Where((_, room) => room != 3)), answer => Assert.IsType<AppendResult.Appended>(answer));
        Assert.Empty((await Store.Journal.LoadAsync(Stream(3), Cancelled)).Events);
        Assert.Null(await Store.Journal.FindOperationAsync(Acme, new("s", "3"), Cancelled));
    }

    protected override async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={(await Harness.OptionsAsync()).Path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
