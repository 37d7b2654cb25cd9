using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Actors.Architecture.Tests;

/// <summary>The sources, as they lie on the disk.</summary>
internal static partial class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Source files below the folders, as (path from the root, text without comments).</summary>
    public static IEnumerable<(string Path, string Text)> Sources(params IEnumerable<string> folders) => folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
        .Select(path => Path.GetRelativePath(Root, path))
        .Where(path => !path.Split('/').Any(part => part is "obj" or "bin"))
        .Select(path => (path, Comment().Replace(File.ReadAllText(Path.Combine(Root, path)), "")));

    /// <summary>Lines that match, as <c>path: line</c>; what a test must find none of.</summary>
    public static IEnumerable<string> Matches(Regex pattern, params IEnumerable<string> folders) => Sources(folders)
        .SelectMany(source => source.Text.Split('\n')
            .Where(line => pattern.IsMatch(line))
            .Select(line => $"{source.Path}: {line.Trim()}"));

    public static IEnumerable<string> Projects() => Directory
        .EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Root, path))
        .Where(path => !path.Split('/').Any(part => part is "obj" or "bin" or "node_modules"));

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here)!;
        while (!File.Exists(Path.Combine(folder, "Actors.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
