using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Storage.Schema;
using Actors.Storage.Sql;
using Actors.Storage.Tests.Harness;
using static Actors.Storage.Tests.Harness.Sample;

namespace Actors.Storage.Tests.Schema;

/// <summary>A store that an earlier program filled is opened by this one.</summary>
public abstract class UpgradeContract(StoreHarness harness) : IAsyncLifetime
{
    /// <summary>An earlier schema: the feed has a row for each change in both engines.</summary>
    private const int Earlier = 2;

    private static readonly string[] Rows =
    [
        "INSERT INTO journal (tenant, kind, stream, seq, name, at, data) VALUES ('acme', 1, '', 1, 'n', 0, ''), ('acme', 1, '', 2, 'n', 0, '')",
        $"INSERT INTO journal (tenant, kind, stream, seq, name, at, data) VALUES ('acme', 3, '{Room(1)}', 1, 'n', 0, ''),"
        + $" ('acme', 3, '{Room(2)}', 1, 'n', 0, ''), ('no-tenant', 3, 'x', 1, 'n', 0, ''), ('other', 1, '', 1, 'n', 0, '')",
        Conversation(Room(1), 100),
        Conversation(Room(2), 101),
        $"INSERT INTO feed (tenant, tx, no, conversation) VALUES ('acme', 100, 1, '{Room(2)}'), ('acme', 100, 3, '{Room(1)}'),"
        + $" ('acme', 101, 7, '{Room(2)}')",
        $"INSERT INTO operations (tenant, scope, id, kind, stream, seq, at) VALUES ('acme', 's', '1', 3, '{Room(1)}', 1, 0)",
    ];

    protected StoreHarness Harness => harness;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_an_earlier_program_stored_is_read_and_gone_on_with()
    {
        await using (var session = await ConnectAsync())
        {
            await SchemaMigrator.MigrateAsync(session, Dialect, Earlier, Cancelled);
            foreach (var sql in Rows)
            {
                await session.ExecuteAsync(sql, Cancelled);
            }
        }

        await using var store = await harness.OpenAsync();
        Assert.Equal(
            new() { [Acme] = 2, [Other] = 1 }, (await store.Journal.TenantsAsync(Cancelled)).ToDictionary());
        Assert.Equal(new(101, 7), await store.Rows.HeadAsync(Acme, Cancelled));
        Assert.Equal([(Room(1), 100), (Room(2), 101)], await ChangesAsync(store, FeedPosition.Start));
        Assert.Equal([(Room(2), 101)], await ChangesAsync(store, new(100, 3)));

        var known = Write(1, 1) with { Operation = new("s", "1") };
        Assert.Equal(new AppendResult.Duplicate(Stream(1), 1), await store.Journal.AppendAsync(known, Cancelled));
        Assert.IsType<AppendResult.Conflict>(await store.Journal.AppendAsync(Write(2, 0), Cancelled));
        Assert.IsType<AppendResult.Appended>(await store.Journal.AppendAsync(Write(1, 1), Cancelled));
        List<(ConversationId, long)> after;
        do
        {
            after = await ChangesAsync(store, new(101, 7));
        }
        while (after.Count == 0);

        Assert.Equal(Room(1), Assert.Single(after).Item1);
        await store.Journal.ForgetOperationsAsync(Noon, Cancelled);
        Assert.Equal([(Room(2), 101), after[0]], await ChangesAsync(store, FeedPosition.Start));
    }

    [Fact]
    public async Task What_was_said_before_is_listed_among_what_is_said_in_the_same_minute()
    {
        var before = (Noon.ToUnixTimeMilliseconds() + 30_000) * 1_000;
        await using (var session = await ConnectAsync())
        {
            await SchemaMigrator.MigrateAsync(session, Dialect, Earlier, Cancelled);
            await session.ExecuteAsync(Conversation(Room(1), 100, before), Cancelled);
            await session.ExecuteAsync(Conversation(Room(3), 101, before - 1), Cancelled);
        }

        await using var store = await harness.OpenAsync();
        await store.Journal.AppendAsync(Write(2, 0, ConversationStatus.Bot, row => row with { LastAt = Noon.AddSeconds(40) }), Cancelled);
        var first = await store.Rows.ListAsync(new(Acme, [ConversationStatus.Bot], null, null, 1), Cancelled);
        var next = await store.Rows.ListAsync(new(Acme, [ConversationStatus.Bot], null, first.Next, 1), Cancelled);
        Assert.Equal([Room(2), Room(1)], first.Rows.Concat(next.Rows).Select(row => row.Id));
    }

    public async ValueTask DisposeAsync()
    {
        await harness.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected abstract SqlDialect Dialect { get; }

    private protected abstract Task<SqlSession> ConnectAsync();

    private static string Conversation(ConversationId id, int changed, long lastAt = 1) =>
        "INSERT INTO conversations (tenant, id, seq, channel, channel_type, customer, status, epoch, hand_off, priority, requested_at, last_at,"
        + $" unread, changed_tx, listed_at) VALUES ('acme', '{id}', 1, 'web', 1, 'c', 1, 1, 0, 0, 0, {lastAt}, 1, {changed}, {lastAt})";

    /// <summary>A change at a time, each with its transaction.</summary>
    private static async Task<List<(ConversationId Room, long Transaction)>> ChangesAsync(ActorsStore store, FeedPosition from)
    {
        var found = new List<(ConversationId, long)>();
        for (var page = await store.Rows.ChangesAsync(Acme, from, 1, Cancelled); page.Rows.Count > 0;
            page = await store.Rows.ChangesAsync(Acme, page.Position, 1, Cancelled))
        {
            found.Add((page.Rows[0].Id, page.Position.Transaction));
        }

        return found;
    }
}
