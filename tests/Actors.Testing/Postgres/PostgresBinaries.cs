namespace Actors.Testing.Postgres;

/// <summary>There is no PostgreSQL on this machine; tests that need it are skipped with this message.</summary>
public sealed class PostgresIsMissingException(string message) : Exception(message);

/// <summary>Finds PostgreSQL's programs.</summary>
public static class PostgresBinaries
{
    /// <summary>The environment variable that names the folder with <c>initdb</c> and <c>postgres</c>.</summary>
    public const string Variable = "ACTORS_POSTGRES_BIN";

    /// <summary>The folder: named by <see cref="Variable"/>, in Debian's place (the newest), or on the PATH.</summary>
    /// <exception cref="PostgresIsMissingException">There is none.</exception>
    public static string Find()
    {
        var debian = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        string?[] candidates =
        [
            Environment.GetEnvironmentVariable(Variable),
            .. debian.OrderByDescending(Version).Select(folder => Path.Combine(folder, "bin")),
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator),
        ];
        return candidates.FirstOrDefault(HasBoth) ?? throw new PostgresIsMissingException(
            $"No PostgreSQL: neither {Variable}, /usr/lib/postgresql/*/bin nor PATH has initdb and postgres.");
    }

    private static bool HasBoth(string? folder) =>
        !string.IsNullOrEmpty(folder) && File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"));

    private static int Version(string folder) => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0;
}
