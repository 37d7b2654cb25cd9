namespace Actors.Silo.Runtime;

/// <summary>Pages of the runtime itself: a single process has none. See the other runtime's dashboard.</summary>
internal static class RuntimePages
{
    public static void MapRuntimePages(this WebApplication app) => _ = app;
}
