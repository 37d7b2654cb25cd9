using System.Security.Cryptography;
using Actors.Storage;

namespace Actors.Silo.Commands;

/// <summary>
/// <c>restored</c>: says that the store was restored from a backup, once, before the first node starts. From then on clients that have read what the
/// backup does not hold are told to begin anew.
/// </summary>
internal static class RestoredCommand
{
    /// <summary>Runs the command; null when the arguments ask for something else.</summary>
    public static async Task<int?> RunAsync(string[] args, TextWriter output)
    {
        if (args is not ["restored", .. var settings])
        {
            return null;
        }

        var options = CommandSettings.Storage(settings);

        // Numbering a large feed anew takes longer than any request may.
        options.ConnectionString = options.ConnectionString is { } connection ? connection + ";Command Timeout=0" : null;
        await using var store = await ActorsStore.OpenAsync(options);

        // At random: the same backup may be restored twice, and knows nothing of the first time.
        var epoch = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        await store.Restore.DoneAsync(epoch, CancellationToken.None);
        await output.WriteLineAsync($"Epoch {epoch} begins; it was {store.Epoch.Value}. Cursors of before are refused, and the nodes of before are forgotten.");
        return 0;
    }
}
