using Actors.Domain;
using Actors.Domain.Tenants;
using Actors.GrainInterfaces;
using Actors.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Orleans;
using Orleans.Runtime;

namespace Actors.Silo.Demo;

/// <summary>
/// Makes the demo tenant and the operator at the first start and prints where to go, and the generated passwords, once. It may be killed anywhere:
/// the operator is added last, after the passwords were printed, and until then every start takes it up again with new passwords.
/// </summary>
internal sealed class FirstStart(
    FirstStartPatience patience, TenantDirectory directory, IGrainStateStore states, IGrainFactory grains, IServer server,
    IHostApplicationLifetime lifetime, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        if (await IsDoneAsync(directory, stoppingToken) || await SomebodyElseDoesAsync(stoppingToken))
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

    /// <summary>
    /// Of several nodes that start at once, the first that says so makes everything. The others wait until it is done, and take it up only where that
    /// does not happen.
    /// </summary>
    private async Task<bool> SomebodyElseDoesAsync(CancellationToken cancellationToken)
    {
        if (patience.Time == TimeSpan.Zero
            || await states.WriteAsync("first-start", "taken", "1"u8.ToArray(), null, cancellationToken) is not null)
        {
            return false;
        }

        var since = time.GetTimestamp();
        while (time.GetElapsedTime(since) < patience.Time)
        {
            if (await IsDoneAsync(directory, cancellationToken))
            {
                // The demo tenant was known here before it was whole.
                await directory.RefreshAsync(cancellationToken);
                return true;
            }

            await Task.Delay(LookAgain, time, cancellationToken);
        }

        return false;
    }

    private string Address => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";

    private async Task DoAsync(TenantId tenant, TenantCommand command)
    {
        var outcome = await ChangeAsync(tenant, command);
        if (outcome.Rejection is AlreadyExists)
        {
            // A first start before this one was killed. Nobody may have read its passwords.
            outcome = command is AddAgent add
                ? await ChangeAsync(tenant, new SetPassword(add.Agent.Id, add.Agent.PasswordHash, add.Now))
                : new(outcome.Seq);
        }

        if (!outcome.Accepted)
        {
            throw new InvalidOperationException($"The demo tenant could not be made: {outcome.Rejection!.Detail}");
        }
    }

    /// <summary>A silo that just started may answer too late; what it did nevertheless is found by the next try.</summary>
    private async Task<Outcome> ChangeAsync(TenantId tenant, TenantCommand command)
    {
        var since = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await grains.GetGrain<ITenantGrain>(GrainKey.Of(tenant)).Change(command);
            }
            catch (Exception failure) when (failure is TimeoutException or OrleansException && time.GetElapsedTime(since) < patience.Time)
            {
                await Task.Delay(LookAgain, time);
            }
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

/// <summary>How long a node waits for another's first start before it makes its own.</summary>
internal sealed record FirstStartPatience(TimeSpan Time);

/// <summary>Registers the first start.</summary>
internal static class DemoExtensions
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static void AddDemo(this IServiceCollection services, bool alone)
    {
        services.AddSingleton(new FirstStartPatience(alone ? TimeSpan.Zero : Patience));
        services.AddHostedService<FirstStart>();
    }
}
