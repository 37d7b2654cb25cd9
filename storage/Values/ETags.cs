namespace Actors.Storage.Values;

/// <summary>Etags are never used twice, not even after a row was removed and written again.</summary>
internal static class ETags
{
    public static string New() => Guid.NewGuid().ToString("N");
}
