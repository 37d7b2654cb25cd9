using System.Runtime.CompilerServices;

namespace Actors.Testing;

/// <summary>
/// Compares with a text that was approved and lies beside the test. To approve a change, run with ACTORS_APPROVE=1 and commit the file.
/// </summary>
public static class Approved
{
    /// <summary>Fails unless the file, relative to the project of the caller's test, holds exactly this text.</summary>
    public static void Text(string file, string came, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(ProjectOf(caller), file);
        if (Environment.GetEnvironmentVariable("ACTORS_APPROVE") == "1") File.WriteAllText(path, came);
        var approved = File.Exists(path) ? File.ReadAllLines(path) : [];
        var lines = came.TrimEnd('\n').Split('\n');
        var differences = approved.Except(lines).Select(line => $"- {line}").Concat(lines.Except(approved).Select(line => $"+ {line}"));
        if (!approved.SequenceEqual(lines))
        {
            throw new SpecException($"{file} is not what was approved:\n{string.Join('\n', differences)}");
        }
    }

    private static string ProjectOf(string source)
    {
        var folder = Path.GetDirectoryName(source)!;
        while (Directory.GetFiles(folder, "*.csproj").Length == 0) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
