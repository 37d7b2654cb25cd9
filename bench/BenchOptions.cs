using System.Globalization;

namespace Actors.Bench;

/// <summary>What was asked for on the command line: a mode and <c>--name value</c> pairs.</summary>
internal sealed class BenchOptions
{
    private readonly Dictionary<string, string> _values = [];

    public required string Mode { get; init; }

    public string Store => Text("store", "sqlite");

    public int Seconds => Number("seconds", 4);

    public int Rounds => Number("rounds", 5);

    public int Connections => Number("connections", 64);

    public static BenchOptions Parse(string[] args)
    {
        var options = new BenchOptions { Mode = args.FirstOrDefault() ?? "" };
        for (var i = 1; i + 1 < args.Length; i += 2)
        {
            options._values[args[i].TrimStart('-')] = args[i + 1];
        }

        return options;
    }

    public static int Explain()
    {
        Console.Error.WriteLine("""
            dotnet run --project bench -c Release -- MODE [--name value]...

              ingest      --store sqlite|postgres  [--seconds 4 --rounds 5 --connections 64 --conversations 2000]
              batch       --store sqlite|postgres  [--size 100 --batch-connections 8, and as ingest]
              fairness    --store sqlite|postgres  [--rate 100 --times 10 --rounds 4 --seconds 6]
              skill       --store sqlite|postgres  [as ingest]
              push        --store sqlite|postgres  [--seconds 6 --rounds 5 --agents 200 --rate 1500 --watch true]
                          both: [--settings 'A=1;B=2'] of the server, [--variant 'A=2;B=3'] of a second server to compare with it
              cluster     [--silos 1,2,3 --apis 2 --agents 1000 --conversations 20000 --rate 500 --broadcast 30 --stored 0]
              reconnect   [--consoles 5000 --agents 1000 --silos 0 --apis 2 --rounds 3]
              membership  [--settings '1-2-1;1-2-2;1-3-2;2-3-2;5-3-2' --kills 5 --stalls 1,2,3,4,6,8 --stall-rounds 3 --minutes 30 --load 70]
              stored      --store sqlite|postgres  [--few 1000 --many 1000000 --rate 500 --agents 50]
              seed        --store sqlite|postgres --place WHERE [--conversations 1000000]
              memory      [--conversations 20000]
              activation  [--store sqlite|postgres|both --events 10000 --times 40]
              delivery    [--messengers kakao,naver --messages 10000 --rooms 1000 --rounds 3 --seconds 15]
              decisions   [--agents 100 --rounds 5]
              queue       [--waiting 100000 --times 20000]
              search      --store sqlite|postgres  [--messages 1000000 --times 100]
              release     --store sqlite|postgres  [--waiting 10000 --agents 200 --rounds 3]

            See docs/benchmarks.md.
            """);
        return 2;
    }

    public string Text(string name, string otherwise) => _values.GetValueOrDefault(name, otherwise);

    public int Number(string name, int otherwise) =>
        _values.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    public bool Flag(string name, bool otherwise) => _values.TryGetValue(name, out var text) ? text == "true" : otherwise;
}
