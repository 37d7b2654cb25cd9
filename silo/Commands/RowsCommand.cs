using Actors.Storage;

namespace Actors.Silo.Commands;

/// <summary>
/// <c>rows compare</c> and <c>rows rebuild</c>: what the lists are made of, held against the journal or made from it again. Run it while the service is
/// stopped; on SQLite a running one is noticed and refused.
/// </summary>
internal static class RowsCommand
{
    /// <summary>Runs the command; null when the arguments ask for the service instead.</summary>
    public static async Task<int?> RunAsync(string[] args, TextWriter output)
    {
        if (args is not ["rows", var what, .. var settings])
        {
            return null;
        }

        if (what is not ("compare" or "rebuild"))
        {
            await output.WriteLineAsync($"There is no 'rows {what}'; use 'rows compare' or 'rows rebuild'.");
            return 2;
        }

        await using var store = await ActorsStore.OpenAsync(CommandSettings.Storage(settings));
        if (what == "rebuild")
        {
            await store.Rebuild.RebuildAllAsync(CancellationToken.None);
        }

        var differences = 0;
        foreach (var tenant in (await store.Journal.TenantsAsync(CancellationToken.None)).Keys)
        {
            foreach (var difference in await store.Rebuild.CompareAsync(tenant, CancellationToken.None))
            {
                differences++;
                await output.WriteLineAsync($"{tenant}: {difference}");
            }
        }

        await output.WriteLineAsync(differences == 0 ? "The rows agree with the journal." : $"{differences} rows differ from the journal.");
        return differences == 0 ? 0 : 1;
    }
}
