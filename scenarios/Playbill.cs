using Actors.Scenarios.Playing;
using Actors.Simulation.Reading;

namespace Actors.Scenarios;

/// <summary>Plays files and folders and says how each went.</summary>
public static class Playbill
{
    /// <summary>Plays everything, one line for each scenario and one at the end; the exit status is 1 where any failed.</summary>
    /// <param name="paths">Files, or folders whose .json files are played in order of their names.</param>
    /// <param name="say">Where the lines go.</param>
    public static int Play(IReadOnlyList<string> paths, TextWriter say)
    {
        if (paths.Count == 0)
        {
            say.WriteLine("Say which: dotnet run --project scenarios -c Release -- FILE_OR_FOLDER...");
            return 1;
        }

        var (passed, failed) = (0, 0);
        foreach (var file in paths.SelectMany(Files))
        {
            var (name, failure) = PlayFile(file);
            _ = failure is null ? passed++ : failed++;
            say.WriteLine(failure is null ? $"ok {name}" : $"FAIL {name}: {failure}");
        }

        say.WriteLine($"{passed} passed, {failed} failed");
        return failed == 0 ? 0 : 1;
    }

    /// <summary>Plays one file; answers its name and, where it failed, how.</summary>
    public static (string Name, string? Failure) PlayFile(string path)
    {
        try
        {
            var scenario = ScenarioReader.Read(path);
            return (scenario.Name, ScenarioPlayer.Play(scenario));
        }
        catch (FileError wrong)
        {
            return (Path.GetFileNameWithoutExtension(path), wrong.Message);
        }
    }

    private static IEnumerable<string> Files(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : [path];
}
