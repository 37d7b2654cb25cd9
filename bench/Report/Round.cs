using Actors.Bench.Driving;
using Actors.Bench.Servers;

namespace Actors.Bench.Report;

/// <summary>One target driven once.</summary>
/// <param name="Target">Which.</param>
/// <param name="Result">What the driver saw.</param>
/// <param name="ServerCpu">Microseconds of processor time for each request, of the target's process.</param>
/// <param name="StoreCpu">The same of PostgreSQL.</param>
/// <param name="DriverCpu">The same of the driver.</param>
/// <param name="Others">The part of the machine that processes which are none of the bench's took meanwhile: how noisy it was.</param>
internal sealed record Round(string Target, DriverResult Result, double ServerCpu, double StoreCpu, double DriverCpu, double Others)
{
    /// <summary>All of it: what limits the rate where the processors do, however much of them others take.</summary>
    public double Cpu => ServerCpu + StoreCpu + DriverCpu;

    public static async Task<Round> DriveAsync(Target target, Driver driver, DriverOrder order)
    {
        double Store() => CpuClock.OfTree(Environment.ProcessId, "postgres");
        double Own() => CpuClock.OfTree(Environment.ProcessId);
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        var (server, store, load, own, machine) =
            (CpuClock.OfTree(target.Process.Id), Store(), CpuClock.OfTree(driver.ProcessId), Own(), CpuClock.OfMachine());
        var result = await driver.DriveAsync(order);
        var (serverAfter, storeAfter, loadAfter, ownAfter, machineAfter) =
            (CpuClock.OfTree(target.Process.Id), Store(), CpuClock.OfTree(driver.ProcessId), Own(), CpuClock.OfMachine());
        var wall = System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds * Environment.ProcessorCount;
        var requests = result.PerSecond * (order.WarmUp + order.Seconds);
        return new(
            target.Name, result, (serverAfter - server) * 1e6 / requests, (storeAfter - store) * 1e6 / requests,
            (loadAfter - load) * 1e6 / requests,
            Math.Max(0, machineAfter - machine - (ownAfter - own)) / wall);
    }
}
