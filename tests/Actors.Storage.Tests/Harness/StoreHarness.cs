namespace Actors.Storage.Tests.Harness;

/// <summary>An empty place to store things, opened as often as a test likes.</summary>
public abstract class StoreHarness : IAsyncDisposable
{
    public abstract ValueTask<StorageOptions> OptionsAsync();

    public async Task<ActorsStore> OpenAsync() => await ActorsStore.OpenAsync(await OptionsAsync());

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

public sealed class MemoryHarness : StoreHarness
{
    public override ValueTask<StorageOptions> OptionsAsync() => new(new StorageOptions { Store = "memory" });
}

public sealed class SqliteHarness : StoreHarness
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actors-sqlite-");

    public override ValueTask<StorageOptions> OptionsAsync() =>
        new(new StorageOptions { Store = "sqlite", Path = Path.Combine(_folder.FullName, "data", "actors.db") });

    public override ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}

public sealed class PostgresHarness : StoreHarness
{
    private string? _connection;

    public override async ValueTask<StorageOptions> OptionsAsync() => new()
    {
        Store = "postgres",
        ConnectionString = _connection ??= await PostgresForAll.TakeDatabaseAsync(),
    };

    public override ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            PostgresForAll.GiveBack(_connection);
        }

        return ValueTask.CompletedTask;
    }
}
