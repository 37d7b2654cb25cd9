namespace Actors.Storage.Sqlite;

/// <summary>
/// Says that this process has the file. The lock is the operating system's, on a file next to the database, so that it ends with
/// the process, however that ends.
/// </summary>
internal static class SqliteFileLock
{
    public static FileStream Take(string path)
    {
        try
        {
            return new(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw StoreIsInUseException.OfFile(path, exception);
        }
    }
}
