using System.Diagnostics;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Storage.Tests.Harness;

namespace Actors.Storage.Tests.Model;

/// <summary>Reads everything of a tenant from the model and from a store.</summary>
internal sealed class StoreComparison(ActorsStore model, ActorsStore store, TenantId tenant, string label)
{
    private static readonly ConversationStatus[] Statuses = Enum.GetValues<ConversationStatus>();

    public async Task CompareAsync(CancellationToken cancelled)
    {
        await StreamsAsync(cancelled);
        await SameAsync(of => of.Rows.CountsAsync(tenant, cancelled), count => $"{count.Status} {count.Agent} {count.Count}", sorted: true);
        foreach (var status in Statuses)
        {
            Assert.Equal(
                await model.Rows.CountOthersAsync(tenant, status, Sample.Noon, 5, cancelled),
                await store.Rows.CountOthersAsync(tenant, status, Sample.Noon, 5, cancelled));
        }

        await SameAsync(of => of.Rows.QueuedAsync(tenant, new("queue-1"), cancelled), row => row.ToString());
        await SameAsync(of => of.Rows.PresencesAsync(tenant, cancelled), row => row.ToString());
        await SameAsync<KeyValuePair<AgentId, int>>(async of => [.. await of.Rows.PlacesAsync(tenant, cancelled)], place => place.ToString(), sorted: true);
        await SameAsync<KeyValuePair<TenantId, long>>(async of => [.. await of.Journal.TenantsAsync(cancelled)], known => known.ToString(), sorted: true);
        foreach (var statuses in new[] { [.. Statuses], Statuses[1..2], Statuses[3..4], Statuses[2..4], Statuses[4..] })
        {
            await SameAsync(of => PagesAsync(of, new(tenant, [.. statuses], null, null, 2), cancelled), row => row.ToString());
            await SameAsync(of => PagesAsync(of, new(tenant, [.. statuses], new("agent-1"), null, 1), cancelled), row => row.ToString());
        }

        for (var operation = 0; operation < 12; operation++)
        {
            var key = new OperationKey("scope", $"{operation}");
            Assert.Equal(
                await model.Journal.FindOperationAsync(tenant, key, cancelled),
                await store.Journal.FindOperationAsync(tenant, key, cancelled));
        }

        await FeedAsync(cancelled);
        var now = Sample.Noon.AddMinutes(1);
        await SameAsync(of => of.Due.ClaimAsync(now, now.AddHours(1), 3, cancelled), stream => stream.ToString());
    }

    private async Task StreamsAsync(CancellationToken cancelled)
    {
        foreach (var kind in new[] { StreamKind.Conversation, StreamKind.Agent })
        {
            await SameAsync(of => of.Journal.StreamsAsync(tenant, kind, "", 100, cancelled), stream => stream.Key);
            foreach (var stream in await model.Journal.StreamsAsync(tenant, kind, "", 100, cancelled))
            {
                await SameAsync(of => of.Journal.ReadAsync(stream, 1, 50, cancelled), Show);
                await SameAsync(of => of.Journal.ReadBackAsync(stream, 4, 2, cancelled), Show);
                var (a, b) = (await model.Journal.LoadAsync(stream, cancelled), await store.Journal.LoadAsync(stream, cancelled));
                Assert.Equal(a.SnapshotSeq, b.SnapshotSeq);
                Assert.Equal(a.Snapshot.ToArray(), b.Snapshot.ToArray());
                Assert.Equal(a.Events.Select(Show), b.Events.Select(Show));
                if (kind == StreamKind.Conversation)
                {
                    await SameAsync(of => of.Rows.TicketsAsync(tenant, new(stream.Key), cancelled), ticket => ticket.ToString());
                }
            }
        }
    }

    /// <summary>Positions differ between stores, their order does not. PostgreSQL's feed settles when nobody else writes.</summary>
    private async Task FeedAsync(CancellationToken cancelled)
    {
        var expected = await model.Rows.ChangesAsync(tenant, FeedPosition.Start, 100, cancelled);
        var actual = await store.Rows.ChangesAsync(tenant, FeedPosition.Start, 100, cancelled);
        for (var waited = Stopwatch.StartNew();
            actual.Rows.Count < expected.Rows.Count && waited.Elapsed < TimeSpan.FromMinutes(1);)
        {
            actual = await store.Rows.ChangesAsync(tenant, FeedPosition.Start, 100, cancelled);
        }

        Assert.Equal(expected.Rows, actual.Rows);
        Assert.Equal(actual.Position, await store.Rows.HeadAsync(tenant, cancelled));
    }

    private static async Task<IReadOnlyList<ConversationRow>> PagesAsync(
        ActorsStore of, ConversationList list, CancellationToken cancelled)
    {
        var rows = new List<ConversationRow>();
        for (var next = list; ;)
        {
            var page = await of.Rows.ListAsync(next, cancelled);
            rows.AddRange(page.Rows);
            if (page.Next is null)
            {
                return rows;
            }

            next = list with { Cursor = page.Next };
        }
    }

    private static string Show(StoredEvent stored) => $"{stored.Seq} {stored.Name} {stored.At:O} {Sample.Text(stored)}";

    private async Task SameAsync<T>(
        Func<ActorsStore, Task<IReadOnlyList<T>>> read, Func<T, string?> show, bool sorted = false)
    {
        var (expected, actual) = ((await read(model)).Select(show), (await read(store)).Select(show));
        Assert.Equal(
            [label, .. sorted ? expected.Order(StringComparer.Ordinal) : expected],
            (IEnumerable<string?>)[label, .. sorted ? actual.Order(StringComparer.Ordinal) : actual]);
    }
}
