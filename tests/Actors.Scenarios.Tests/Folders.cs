using System.Runtime.CompilerServices;

namespace Actors.Scenarios.Tests;

/// <summary>Where scenario files lie: the project's own, and those beside the repository where they are there.</summary>
internal static class Folders
{
    public static string Repository { get; } = Root();

    public static string Own { get; } = Path.Combine(Root(), "scenarios", "files");

    public static string Shared { get; } = Path.Combine(Path.GetDirectoryName(Root())!, "shared", "scenarios");

    public static IEnumerable<string> In(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)
        : [];

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(here)))!;
}
