using Actors.Api.Json;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Hours;
using Actors.Domain.Tenants;
using Actors.Storage;

namespace Actors.Api.Consoles;

/// <summary>How many conversations stand in the tabs of a tenant's consoles.</summary>
/// <param name="Consulting">By status and agent, from <c>requested</c> to <c>held</c>.</param>
/// <param name="Ended">Those that are over and had their last words today; counted up to <see cref="Most"/>.</param>
/// <param name="Bot">Those with the bot; counted up to <see cref="Most"/>.</param>
internal sealed record TabCounts(IReadOnlyList<StatusCount> Consulting, int Ended, int Bot)
{
    /// <summary>Further than this nobody reads a number: consoles show 99+.</summary>
    public const int Most = 100;

    public static TabCounts None { get; } = new([], 0, 0);

    /// <summary>Of what a viewer sees: of the others' consulting only a manager anything.</summary>
    public CountsBody For(Viewer viewer)
    {
        var (waiting, received, active, held) = (0, 0, 0, 0);
        foreach (var (status, agent, count) in Consulting)
        {
            var seen = viewer.IsManager || agent == viewer.Agent ? count : 0;
            waiting += status == ConversationStatus.Waiting ? count : 0;
            received += status == ConversationStatus.Received ? seen : 0;
            active += status == ConversationStatus.Active ? seen : 0;
            held += status == ConversationStatus.Held ? seen : 0;
        }

        return new(waiting, received, active, held, Ended, Bot);
    }
}

/// <summary>Counts for consoles: what it reads does not grow with the lists.</summary>
internal sealed class TabCounting(IReadStore rows, TenantDirectory directory, TimeProvider time)
{
    public async Task<TabCounts> ReadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var settings = (await directory.FindAsync(tenant, cancellationToken))?.Settings ?? TenantSettings.Default;
        var today = Pauses.StartOfDay(time.GetUtcNow(), TenantRules.Of(settings).Zone);
        var over = await UpToAsync(ConversationStatus.Ended, today) + await UpToAsync(ConversationStatus.BotEnded, today);
        return new(
            await rows.CountsAsync(tenant, cancellationToken), Math.Min(over, TabCounts.Most),
            await UpToAsync(ConversationStatus.Bot, DateTimeOffset.UnixEpoch));

        Task<int> UpToAsync(ConversationStatus status, DateTimeOffset since) =>
            rows.CountOthersAsync(tenant, status, since, TabCounts.Most, cancellationToken);
    }
}
