using System.Globalization;

namespace Actors.Bench.Report;

/// <summary>Processor time of processes and their children, and of the whole machine, as Linux counts it (hundredths of a second).</summary>
internal static class CpuClock
{
    private const double TicksPerSecond = 100;

    /// <summary>Seconds that a process and all its descendants have used, ended children included; only those of a name, where one is given.</summary>
    public static double OfTree(int root, string? name = null)
    {
        var all = All();
        var tree = new HashSet<int> { root };
        for (var before = 0; before != tree.Count;)
        {
            before = tree.Count;
            tree.UnionWith(all.Where(process => tree.Contains(process.Parent)).Select(process => process.Id));
        }

        return all.Where(process => tree.Contains(process.Id) && (name is null || process.Name == name)).Sum(process => process.Ticks) / TicksPerSecond;
    }

    /// <summary>Seconds that all processors were busy, or taken by the hypervisor, since the machine started.</summary>
    public static double OfMachine()
    {
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1).Select(field => long.Parse(field, CultureInfo.InvariantCulture)).ToArray();

        // user nice system idle iowait irq softirq steal
        return (fields[0] + fields[1] + fields[2] + fields[5] + fields[6] + fields[7]) / TicksPerSecond;
    }

    private static List<(int Id, int Parent, string Name, long Ticks)> All()
    {
        var found = new List<(int, int, string, long)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && Read(folder + "/stat") is { } stat)
            {
                // After the name, which may hold anything: state, parent, ... utime stime cutime cstime as the 12th to 15th.
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                long At(int field) => long.Parse(fields[field], CultureInfo.InvariantCulture);
                var name = stat[(stat.IndexOf('(') + 1)..stat.LastIndexOf(')')];
                found.Add((id, (int)At(1), name, At(11) + At(12) + At(13) + At(14)));
            }
        }

        return found;
    }

    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
