using System.Text.Json;
using Actors.Api.Json;
using Actors.Domain;
using Actors.Domain.Json;
using Actors.Domain.Tenants;
using Actors.Storage;

namespace Actors.Api.Tenants;

/// <summary>Reads the versions of a tenant's settings from its journal. Version 0 is what a new tenant starts with.</summary>
internal sealed class SettingsHistory(IEventJournal journal, TenantDirectory directory)
{
    private const int Page = 200;

    /// <summary>The versions below one, newest first.</summary>
    public async Task<SettingsVersionsBody> BeforeAsync(TenantId tenant, int before, int limit, CancellationToken cancellationToken)
    {
        var definitions = await directory.FindAsync(tenant, cancellationToken);
        var found = new List<SettingsVersionBody>();
        await foreach (var (version, changed) in AllAsync(tenant, cancellationToken))
        {
            if (version < before)
            {
                found.Add(Show(version, changed, definitions!));
            }

            if (found.Count > limit)
            {
                break;
            }
        }

        return new([.. found.Take(limit)], found.Count > limit ? found[limit - 1].Version : null);
    }

    /// <summary>A version, or null where there is none.</summary>
    public async Task<SettingsOfVersionBody?> FindAsync(TenantId tenant, int wanted, CancellationToken cancellationToken)
    {
        var definitions = await directory.FindAsync(tenant, cancellationToken);
        await foreach (var (version, changed) in AllAsync(tenant, cancellationToken))
        {
            if (version == wanted)
            {
                return new(Show(version, changed, definitions!), changed?.Settings ?? TenantSettings.Default);
            }
        }

        return null;
    }

    private static SettingsVersionBody Show(int version, SettingsChanged? changed, TenantState definitions) => new(
        version, changed?.At, changed?.By, changed?.By is { } by ? definitions.NameOf(by) : null, changed?.Note);

    /// <summary>Newest first. Others may publish meanwhile: what is newer than the number of versions known at the start is passed over.</summary>
    private async IAsyncEnumerable<(int Version, SettingsChanged? Changed)> AllAsync(
        TenantId tenant, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var definitions = (await directory.FindAsync(tenant, cancellationToken))!;
        var (version, before) = (definitions.SettingsVersion, definitions.Seq + 1);
        while (version > 0)
        {
            var events = await journal.ReadBackAsync(StreamId.Of(tenant), before, Page, cancellationToken);
            foreach (var stored in events.Reverse())
            {
                if (stored.Name == SettingsName && Read(stored) is SettingsChanged changed)
                {
                    yield return (version--, changed);
                }
            }

            before = events[0].Seq;
        }

        yield return (0, null);
    }

    private static readonly string SettingsName = StoredNames.All[typeof(SettingsChanged)];

    private static TenantEvent Read(StoredEvent stored) =>
        JsonSerializer.Deserialize(stored.Data.Span, DomainJson.Stored.TenantEvent)!;
}
