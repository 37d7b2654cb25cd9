using Actors.Storage;
using Microsoft.Extensions.Logging;

namespace Actors.Grains.Files;

/// <summary>Deletes what need not be kept: uploads that no message ever carried after a day, and what messages carry after the tenant's days.</summary>
internal sealed partial class FileRetention(TenantDirectory directory, IFileStore files, GrainClock clock, ILogger<FileRetention> logger)
{
    /// <summary>Deleted in one transaction: each may be as large as an upload.</summary>
    public const int AtOnce = 50;

    private static readonly TimeSpan UnusedKept = TimeSpan.FromDays(1);

    /// <summary>Deletes everything that is over its time; what fails is deleted by the next pass.</summary>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        await files.ForgetUnusedAsync(clock.Now - UnusedKept, cancellationToken);
        foreach (var definitions in directory.All.Where(one => one.Settings.FileDays > 0))
        {
            var (tenant, before, all, last) = (definitions.Tenant!.Value, clock.Now.AddDays(-definitions.Settings.FileDays), 0, 0);
            do
            {
                last = await files.ForgetUsedAsync(tenant, before, AtOnce, cancellationToken);
                all += last;
            }
            while (last == AtOnce);

            if (all > 0)
            {
                Log.Deleted(logger, tenant, all, before);
            }
        }
    }

    // Event ids 2500 to 2599.
    private static partial class Log
    {
        [LoggerMessage(2500, LogLevel.Information, "Deleted {Count} files of {Tenant}'s messages that were uploaded before {Before}, by the tenant's settings.")]
        public static partial void Deleted(ILogger logger, Domain.TenantId tenant, int count, DateTimeOffset before);
    }
}
