using Actors.Silo.Demo;
using Actors.Storage;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Actors.Silo.Runtime;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/startup</c>: its start is done, the first start of all included. <c>/health/ready</c>: that, the
/// store answers, and the process does not stop: whoever sends requests to several nodes asks this.
/// </summary>
internal static class HealthExtensions
{
    private const string Startup = "startup";

    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(2);

    public static void AddActorsHealth(this IServiceCollection services, NodeRole role)
    {
        var checks = services.AddHealthChecks().AddCheck<StoreAnswers>("store").AddCheck<Stays>("stays");
        if (role.HasEdge())
        {
            checks.AddCheck<FirstStartIsDone>("first start", tags: [Startup]);
        }
    }

    public static void MapActorsHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/startup", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Startup) }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }

    private sealed class StoreAnswers(IEventJournal journal) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await journal.TenantsAsync(cancellationToken).WaitAsync(AnswerWithin, cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                return HealthCheckResult.Unhealthy("The store does not answer.", failure);
            }
        }
    }

    private sealed class FirstStartIsDone(TenantDirectory directory) : IHealthCheck
    {
        private volatile bool _isDone;

        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                _isDone = _isDone || await FirstStart.IsDoneAsync(directory, cancellationToken);
                return _isDone ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The first start is not done.");
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                return HealthCheckResult.Unhealthy("The store does not answer.", failure);
            }
        }
    }

    private sealed class Stays(IHostApplicationLifetime lifetime) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested
                ? HealthCheckResult.Unhealthy("The process stops.")
                : HealthCheckResult.Healthy());
    }
}
