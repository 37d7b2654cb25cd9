namespace Actors.Storage;

/// <summary>Where everything is kept. Section <c>Storage</c> of the configuration.</summary>
public sealed class StorageOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Storage";

    /// <summary><c>sqlite</c> (default), <c>postgres</c>, or <c>memory</c>, which forgets everything at the end.</summary>
    public string Store { get; set; } = "sqlite";

    /// <summary>The SQLite file; its folder is created. Default <c>./data/actors.db</c>.</summary>
    public string Path { get; set; } = "./data/actors.db";

    /// <summary>How to reach PostgreSQL, as Npgsql reads it. No default.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Most appends that wait for the writer; past it callers are refused. Default 10,000.</summary>
    public int LongestLine { get; set; } = 10_000;

    /// <summary>Most appends in one transaction. Default 512.</summary>
    public int LargestBatch { get; set; } = 512;

    /// <summary>Says what is wrong, by <see cref="ArgumentException"/> that names the setting.</summary>
    public void Validate()
    {
        if (Store is not ("sqlite" or "postgres" or "memory"))
        {
            throw new ArgumentException($"Storage:Store is '{Store}'; set it to sqlite, postgres or memory.");
        }

        if (Store == "postgres" && string.IsNullOrWhiteSpace(ConnectionString))
        {
            throw new ArgumentException("Storage:ConnectionString is empty; say where PostgreSQL is.");
        }

        if (Store == "sqlite" && string.IsNullOrWhiteSpace(Path))
        {
            throw new ArgumentException("Storage:Path is empty; say which file SQLite keeps.");
        }

        if (LongestLine < 1 || LargestBatch < 1)
        {
            throw new ArgumentException("Storage:LongestLine and Storage:LargestBatch are at least 1.");
        }
    }
}
