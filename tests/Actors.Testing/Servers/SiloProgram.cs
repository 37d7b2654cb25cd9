namespace Actors.Testing.Servers;

/// <summary>Finds the built server: the one of the same runtime and configuration as the tests that run.</summary>
public static class SiloProgram
{
    /// <summary>The path of <c>Actors.Silo.dll</c>.</summary>
    public static string Find() => Find("silo", "Actors.Silo.dll");

    /// <summary>The path of the server whose clock is moved; see <c>tests/Actors.MovedClock</c>.</summary>
    public static string FindMovedClock() => Find(Path.Combine("tests", "Actors.MovedClock"), "Actors.MovedClock.dll");

    private static string Find(string project, string program)
    {
        // bin/RUNTIME/CONFIGURATION/net10.0 of a test project, and the same of silo/.
        var here = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        var build = here[here.LastIndexOf($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)..];
        var root = new DirectoryInfo(here);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Actors.sln")))
        {
            root = root.Parent;
        }

        var path = Path.Combine(root?.FullName ?? "/", project + build, program);
        return File.Exists(path) ? path : throw new FileNotFoundException($"The server is not built: {path}", path);
    }
}
