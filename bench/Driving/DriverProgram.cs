using System.Text.Json;

namespace Actors.Bench.Driving;

/// <summary>The driver's own process: orders in, results out, until its input ends. It stays alive between rounds, so that it is warm.</summary>
internal static class DriverProgram
{
    public static int Run()
    {
        while (Console.ReadLine() is { } line)
        {
            var order = JsonSerializer.Deserialize(line, DriverJson.Default.DriverOrder)!;
            try
            {
                var result = order.Rate is null ? new ClosedLoop(order).Run() : new OpenLoop(order).Run();
                Console.WriteLine(JsonSerializer.Serialize(result, DriverJson.Default.DriverResult));
            }
            catch (Exception failure) when (failure is IOException or TimeoutException or System.Net.Sockets.SocketException)
            {
                Console.WriteLine(JsonSerializer.Serialize(
                    new(0, 0, 0, 0, 0, 1, 0, failure.ToString()), DriverJson.Default.DriverResult));
            }
        }

        return 0;
    }
}
