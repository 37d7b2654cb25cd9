using Actors.Domain;
using Actors.Domain.Tenants;
using Actors.GrainInterfaces;
using Actors.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Orleans;

namespace Actors.Silo.Demo;

/// <summary>
/// Makes the demo tenant and the operator at the first start and prints where to go, and the generated passwords, once. It may be killed anywhere:
/// the operator is added last, after the passwords were printed, and until then every start takes it up again with new passwords.
/// </summary>
internal sealed class FirstStart(
    TenantDirectory directory, IGrainFactory grains, IServer server, IHostApplicationLifetime lifetime, TimeProvider time)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        if (await IsDoneAsync(directory, stoppingToken))
        {
            await started.Task.WaitAsync(stoppingToken);
        }
        else
        {
            var (commands, people) = DemoTenant.Make(time.GetUtcNow());
            foreach (var (tenant, command) in commands.SkipLast(1))
            {
                await DoAsync(tenant, command);
            }

            await started.Task.WaitAsync(stoppingToken);
            await Console.Out.WriteLineAsync(Welcome(people));
            await DoAsync(commands[^1].Tenant, commands[^1].Command);
        }

        await Console.Out.WriteLineAsync($"Actors is ready: {Address}");
    }

    /// <summary>Whether the last thing that the first start makes is there.</summary>
    internal static async ValueTask<bool> IsDoneAsync(TenantDirectory directory, CancellationToken cancellationToken) =>
        (await directory.FindAsync(SystemTenant.Id, cancellationToken))?.Agent(SystemTenant.Operator) is not null;

    private string Address => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";

    private async Task DoAsync(TenantId tenant, TenantCommand command)
    {
        var grain = grains.GetGrain<ITenantGrain>(GrainKey.Of(tenant));
        var outcome = await grain.Change(command);
        if (outcome.Rejection is AlreadyExists)
        {
            // A first start before this one was killed. Nobody may have read its passwords.
            outcome = command is AddAgent add
                ? await grain.Change(new SetPassword(add.Agent.Id, add.Agent.PasswordHash, add.Now))
                : new(outcome.Seq);
        }

        if (!outcome.Accepted)
        {
            throw new InvalidOperationException($"The demo tenant could not be made: {outcome.Rejection!.Detail}");
        }
    }

    private string Welcome(IReadOnlyList<(string Login, string Password)> people)
    {
        string Line(string what, string path, string login) =>
            $"  {what,-16} {Address}{path,-16} {login,-16} {people.First(person => person.Login == login).Password}";
        return $"""

            This is the first start: note the passwords, they are shown only once.

              customer page    {Address}/chat/demo/web
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
