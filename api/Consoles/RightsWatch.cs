using Actors.Api.Security;
using Actors.Storage;
using Microsoft.Extensions.Hosting;

namespace Actors.Api.Consoles;

/// <summary>A socket must not outlive its permission: every 2 s, consoles of people who lost theirs are cut off.</summary>
internal sealed class RightsWatch(ConsoleConnections connections, TenantDirectory directory, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var connection in connections.All)
            {
                if (!await Passwords.IsStillValidAsync(directory, connection.User, stoppingToken))
                {
                    connection.Abort();
                }
            }
        }
    }
}
