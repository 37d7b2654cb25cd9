using Actors.Bench.Report;
using Actors.Bench.Servers;

namespace Actors.Bench.Delivery;

/// <summary>
/// What reaches the customers of messengers: everything once and in order, or marked, where a provider fails one call in five, of a messenger that
/// recognises repeats and of one that does not; and how much longer it takes while another account is dead. Grains, store, connectors and HTTP are the real
/// ones; the provider is a process of its own.
/// </summary>
internal static class DeliveryBench
{
    public static async Task<int> RunAsync(BenchOptions options)
    {
        using var folder = new WorkFolder();
        Machine.Describe(folder.Path);
        var isGood = true;
        foreach (var messenger in options.Text("messengers", "kakao,naver").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            isGood &= await new FailingRun(folder, messenger, options.Number("messages", 10_000), options.Number("rooms", 1000)).RunAsync();
            Console.WriteLine();
        }

        if (options.Number("rounds", 3) is > 0 and var rounds)
        {
            isGood &= await new DeadRun(folder, rounds, options.Number("seconds", 15)).RunAsync();
        }

        if (!isGood) Console.Error.WriteLine("NOT AS IT MUST BE: see the lines above.");
        return isGood ? 0 : 1;
    }
}
