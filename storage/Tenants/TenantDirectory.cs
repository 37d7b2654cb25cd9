using System.Collections.Concurrent;
using System.Text.Json;
using Actors.Domain;
using Actors.Domain.Json;
using Actors.Domain.Tenants;

namespace Actors.Storage;

/// <summary>
/// The definitions of all tenants as this process knows them: folded from the journal, brought up to date by whoever changes them here and
/// by <see cref="RefreshAsync"/>, at the latest every second, for changes made elsewhere.
/// </summary>
public sealed class TenantDirectory(IEventJournal journal)
{
    private const int Page = 500;

    private readonly ConcurrentDictionary<TenantId, TenantState> _known = [];

    /// <summary>Says which definitions are newer than they were, in the thread that found them: who hears it returns at once.</summary>
    public event Action<TenantState>? Changed;

    /// <summary>The tenant's definitions, or null when there is no such tenant.</summary>
    public ValueTask<TenantState?> FindAsync(TenantId tenant, CancellationToken cancellationToken) =>
        _known.TryGetValue(tenant, out var state) ? new(state) : new(LoadAsync(tenant, cancellationToken));

    /// <summary>The tenant's definitions, not older than an event that the caller knows of.</summary>
    public async ValueTask<TenantState?> FindAsync(TenantId tenant, long seq, CancellationToken cancellationToken) =>
        _known.TryGetValue(tenant, out var state) && state.Seq >= seq
            ? state
            : await LoadAsync(tenant, cancellationToken).ConfigureAwait(false);

    /// <summary>Every tenant known here, by id.</summary>
    public IReadOnlyList<TenantState> All => [.. _known.Values.OrderBy(state => state.Tenant!.Value.Value, StringComparer.Ordinal)];

    /// <summary>Takes over definitions that were committed; older ones than those known are ignored.</summary>
    public void Accept(TenantState state)
    {
        var tenant = state.Tenant!.Value;
        while (true)
        {
            if (!_known.TryGetValue(tenant, out var known))
            {
                if (_known.TryAdd(tenant, state))
                {
                    break;
                }
            }
            else if (known.Seq >= state.Seq)
            {
                return;
            }
            else if (_known.TryUpdate(tenant, state, known))
            {
                break;
            }
        }

        Changed?.Invoke(state);
    }

    /// <summary>Loads every tenant that changed elsewhere.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        foreach (var (tenant, seq) in await journal.TenantsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!_known.TryGetValue(tenant, out var state) || state.Seq < seq)
            {
                await LoadAsync(tenant, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<TenantState?> LoadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var state = _known.GetValueOrDefault(tenant, TenantDecider.Initial);
        while (true)
        {
            var events = await journal
                .ReadAsync(StreamId.Of(tenant), state.Seq, Page, cancellationToken).ConfigureAwait(false);
            state = events
                .Select(stored => JsonSerializer.Deserialize(stored.Data.Span, DomainJson.Stored.TenantEvent)!)
                .Aggregate(state, TenantDecider.Evolve);
            if (events.Count < Page)
            {
                break;
            }
        }

        if (state.Tenant is null)
        {
            return null;
        }

        Accept(state);
        return state;
    }
}
