using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Actors.Storage.Sqlite;

/// <summary>Loads SQLite once: the system's library where there is one, for it is newer, else the one that comes with the package.</summary>
internal static class SqliteLibrary
{
    private const string Bundled = "e_sqlite3";

    private static readonly Lazy<bool> Loaded = new(() =>
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        Batteries_V2.Init();

        // Counting the memory in use takes a lock at each allocation, and nobody asks for the count.
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
        return true;
    });

    public static void Load() => _ = Loaded.Value;

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == Bundled && OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libsqlite3.so.0", out var system) ? system : 0;
}
