using Actors.Silo.Demo;
using Actors.Storage;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Actors.Silo.Runtime;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the store answers and the first start is done.</summary>
internal static class HealthExtensions
{
    public static void AddActorsHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<StoreAnswers>("store");

    public static void MapActorsHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }

    private sealed class StoreAnswers(IEventJournal journal, TenantDirectory directory) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await journal.TenantsAsync(cancellationToken);
                return await FirstStart.IsDoneAsync(directory, cancellationToken)
                    ? HealthCheckResult.Healthy()
                    : HealthCheckResult.Unhealthy("The first start is not done.");
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                return HealthCheckResult.Unhealthy("The store does not answer.", failure);
            }
        }
    }
}
