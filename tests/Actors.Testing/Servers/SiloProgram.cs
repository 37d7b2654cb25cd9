namespace Actors.Testing.Servers;

/// <summary>Finds the built server: the one of the same runtime and configuration as the tests that run.</summary>
public static class SiloProgram
{
    /// <summary>The path of <c>Actors.Silo.dll</c>.</summary>
    public static string Find()
    {
        // bin/RUNTIME/CONFIGURATION/net10.0 of a test project, and the same of silo/.
        var here = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        var build = here[here.LastIndexOf($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)..];
        var root = new DirectoryInfo(here);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Actors.sln")))
        {
            root = root.Parent;
        }

        var path = Path.Combine(root?.FullName ?? "/", "silo" + build, "Actors.Silo.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"The server is not built: {path}", path);
    }
}
