using System.Diagnostics;
using Actors.Testing.Postgres;
using Npgsql;

namespace Actors.Durability.Tests.Restores;

/// <summary>Backups as docs/operations.md says they are made: the file of SQLite, <c>pg_dump</c> of PostgreSQL, restored where the first store is not.</summary>
internal static class Backup
{
    public static async Task<string> TakeAsync(TestStore store)
    {
        var path = Path.Combine(store.Folder, "backup");
        if (store.Options.Store == "sqlite")
        {
            File.Copy(store.Options.Path, path);
        }
        else
        {
            await RunAsync("pg_dump", store.Options.ConnectionString!, "--file", path);
        }

        return path;
    }

    public static async Task<TestStore> RestoreAsync(string name, string backup)
    {
        var store = await TestStore.NewAsync(name);
        if (name == "sqlite")
        {
            File.Copy(backup, store.Options.Path);
        }
        else
        {
            await RunAsync("psql", store.Options.ConnectionString!, "--quiet", "--set", "ON_ERROR_STOP=1", "--file", backup);
        }

        return store;
    }

    private static async Task RunAsync(string program, string connection, params string[] arguments)
    {
        var path = Path.Combine(PostgresBinaries.Find(), program);
        Assert.SkipUnless(File.Exists(path), $"There is no {program} beside PostgreSQL's server.");
        var to = new NpgsqlConnectionStringBuilder(connection);
        using var process = Process.Start(new ProcessStartInfo(
            path, ["--host", to.Host!, "--port", $"{to.Port}", "--username", to.Username!, "--dbname", to.Database!, .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var said = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await said);
    }
}
