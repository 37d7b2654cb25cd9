using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Storage.Sqlite;

namespace Actors.Storage.Tests.Sqlite;

/// <summary>What the writer remembers of rows: the last that was kept, or nothing.</summary>
public sealed class StandingCacheTests
{
    private const int Half = 32_768;

    private static readonly ConversationStanding Standing = new(5, null, 0, 0, "general", "kim", null, null, null, 0);

    private readonly StandingCache _cache = new();

    [Fact]
    public void What_was_kept_last_is_found_and_nothing_after_it_was_cleared()
    {
        _cache.Keep(Room(1), 3, Standing);
        _cache.Keep(Room(1), 4, Standing with { Agent = "lee" });
        Assert.True(_cache.Find(Room(1), out var seq, out var found));
        Assert.Equal((4, "lee"), (seq, found!.Agent));
        Assert.False(_cache.Find(Room(2), out _, out _));
        _cache.Clear();
        Assert.False(_cache.Find(Room(1), out _, out _));
    }

    [Fact]
    public void Whoever_is_not_written_to_while_others_fill_a_half_is_forgotten_and_nobody_else()
    {
        Fill(0, Half);
        Fill(Half, 2 * Half);
        _cache.Keep(Room(0), 9, Standing);
        Assert.True(_cache.Find(Room(0), out var seq, out _));
        Assert.Equal(9, seq);
        Assert.False(_cache.Find(Room(1), out _, out _));
        Assert.True(_cache.Find(Room(Half), out _, out _));
    }

    private void Fill(int from, int to)
    {
        for (var number = from; number < to; number++)
        {
            _cache.Keep(Room(number), 1, Standing);
        }
    }

    private static StreamId Room(int number) => StreamId.Of(new TenantId("t"), new ConversationId($"r-{number}"));
}
