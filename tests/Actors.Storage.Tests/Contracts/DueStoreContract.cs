using Actors.Domain.Agents;
using Actors.Storage.Tests.Harness;
using static Actors.Storage.Tests.Harness.Sample;

namespace Actors.Storage.Tests.Contracts;

public abstract class DueStoreContract(StoreHarness harness) : StoreTest(harness)
{
    private static readonly DateTimeOffset Later = Noon.AddMinutes(5);

    [Fact]
    public async Task Conversations_and_agents_that_are_due_are_claimed_once_most_overdue_first()
    {
        await Due(1, 0, Noon.AddSeconds(-1));
        await Due(2, 0, Noon.AddSeconds(-30));
        await Due(3, 0, Noon.AddSeconds(1));
        await Due(4, 0, null);
        await Appended(SetPresence(Kim, 0, Presence.Online, Noon.AddSeconds(-10)));

        Assert.Equal(
            [Stream(2), StreamId.Of(Acme, Kim), Stream(1)], await Store.Due.ClaimAsync(Noon, Later, 10, Cancelled));
        Assert.Empty(await Store.Due.ClaimAsync(Noon, Later, 10, Cancelled));
        Assert.Equal([Stream(3)], await Store.Due.ClaimAsync(Noon.AddSeconds(1), Later, 10, Cancelled));
        Assert.Equal(4, (await Store.Due.ClaimAsync(Later, Later.AddMinutes(1), 10, Cancelled)).Count);
    }

    [Fact]
    public async Task No_more_are_claimed_than_asked_for()
    {
        for (var room = 1; room <= 5; room++)
        {
            await Due(room, 0, Noon.AddSeconds(-room));
        }

        await Appended(SetPresence(Kim, 0, Presence.Online, Noon.AddHours(-1)));
        Assert.Equal(
            [StreamId.Of(Acme, Kim), Stream(5), Stream(4)], await Store.Due.ClaimAsync(Noon, Later, 3, Cancelled));
        Assert.Equal([Stream(3), Stream(2)], await Store.Due.ClaimAsync(Noon, Later, 2, Cancelled));
    }

    [Fact]
    public async Task The_next_append_sets_its_own_time_and_a_claim_changes_no_feed()
    {
        await Due(1, 0, Noon);
        FeedPosition head;
        do
        {
            head = await Store.Rows.HeadAsync(Acme, Cancelled);
        }
        while (head == FeedPosition.Start);

        await Store.Due.ClaimAsync(Noon, Later, 1, Cancelled);
        Assert.Equal(head, await Store.Rows.HeadAsync(Acme, Cancelled));
        Assert.Equal(Later, (await Store.Rows.ConversationAsync(Acme, Room(1), Cancelled))!.NextDue);
        await Due(1, 1, null);
        Assert.Empty(await Store.Due.ClaimAsync(Later, Later, 1, Cancelled));
    }

    [Fact]
    public async Task Many_sweeps_at_once_claim_each_stream_once()
    {
        await Task.WhenAll(Enumerable.Range(1, 60).Select(room => Due(room, 0, Noon)));
        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store.Due.ClaimAsync(Noon, Later, 10, Cancelled)));
        var rest = await Store.Due.ClaimAsync(Noon, Later, 100, Cancelled);
        var claimed = claims.Append(rest).SelectMany(claim => claim).ToList();
        Assert.Equal(60, claimed.Count);
        Assert.Equal(60, claimed.Distinct().Count());
    }

    private Task Due(int room, long expected, DateTimeOffset? due) =>
        Appended(Write(room, expected, with: row => row with { NextDue = due }));
}

public sealed class MemoryDueStoreTests() : DueStoreContract(new MemoryHarness());

public sealed class SqliteDueStoreTests() : DueStoreContract(new SqliteHarness());

public sealed class PostgresDueStoreTests() : DueStoreContract(new PostgresHarness());
