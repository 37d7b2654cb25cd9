using Actors.Domain.Tenants;
using Actors.GrainInterfaces;
using Actors.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Orleans;

namespace Actors.Silo.Demo;

/// <summary>Makes the operator and the demo tenant at the first start and prints where to go, and the generated passwords, once.</summary>
internal sealed class FirstStart(
    TenantDirectory directory, IGrainFactory grains, IServer server, IHostApplicationLifetime lifetime, TimeProvider time)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isFirst = await directory.FindAsync(SystemTenant.Id, stoppingToken) is null;
        var people = isFirst ? await MakeAsync() : [];
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        await Console.Out.WriteLineAsync(isFirst ? Welcome(address, people) : $"Actors is ready: {address}");
    }

    private async Task<IReadOnlyList<(string Login, string Password)>> MakeAsync()
    {
        var (commands, people) = DemoTenant.Make(time.GetUtcNow());
        foreach (var (tenant, command) in commands)
        {
            var outcome = await grains.GetGrain<ITenantGrain>(GrainKey.Of(tenant)).Change(command);
            if (!outcome.Accepted)
            {
                throw new InvalidOperationException($"The demo tenant could not be made: {outcome.Rejection!.Detail}");
            }
        }

        return people;
    }

    private static string Welcome(string address, IReadOnlyList<(string Login, string Password)> people)
    {
        string Line(string what, string path, string login) =>
            $"  {what,-16} {address}{path,-16} {login,-16} {people.First(person => person.Login == login).Password}";
        return $"""

            Actors is ready. This is the first start: note the passwords, they are shown only once.

              customer page    {address}/chat/demo/web
            {Line("agent console", "/console", "kim@demo")}
            {Line("agent console", "/console", "lee@demo")}
            {Line("manager page", "/manager", "manager@demo")}
            {Line("operator", "/manager", "operator@system")}

            """;
    }
}

/// <summary>Registers the first start.</summary>
internal static class DemoExtensions
{
    public static void AddDemo(this IServiceCollection services) => services.AddHostedService<FirstStart>();
}
