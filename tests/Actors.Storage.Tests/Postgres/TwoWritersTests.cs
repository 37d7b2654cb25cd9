using Actors.Domain;
using Actors.Storage.Tests.Harness;
using static Actors.Storage.Tests.Harness.Sample;

namespace Actors.Storage.Tests.Postgres;

/// <summary>Two processes on one database, played by two stores.</summary>
public sealed class TwoWritersTests() : StoreTest(new PostgresHarness())
{
    private const int Rooms = 40;

    [Fact]
    public async Task Of_two_appends_to_a_stream_one_wins()
    {
        await using var other = await Harness.OpenAsync();
        for (var seq = 0; seq < 10; seq++)
        {
            var answers = await Both(other, room => Write(room, seq));
            Assert.Equal(Rooms, answers.Count(answer => answer is AppendResult.Appended));
            Assert.Equal(Rooms, answers.Count(answer => answer is AppendResult.Conflict));
        }

        for (var room = 0; room < Rooms; room++)
        {
            Assert.Equal(
                Enumerable.Range(1, 10).Select(seq => (long)seq),
                (await Store.Journal.ReadAsync(Stream(room), 0, 100, Cancelled)).Select(stored => stored.Seq));
            Assert.Equal(10, (await Store.Rows.ConversationAsync(Acme, Room(room), Cancelled))!.Seq);
        }
    }

    [Fact]
    public async Task Of_two_with_one_operation_one_is_done()
    {
        await using var other = await Harness.OpenAsync();
        var shift = 0;
        var answers = await Both(other, room => Write(room + (Rooms * (shift++ / Rooms)), 0) with { Operation = new("s", $"{room}") });
        Assert.Equal(Rooms, answers.Count(answer => answer is AppendResult.Appended));
        Assert.Equal(Rooms, answers.Count(answer => answer is AppendResult.Duplicate));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task No_agent_gets_more_than_the_capacity(int capacity)
    {
        await using var other = await Harness.OpenAsync();
        for (var round = 0; round < 5; round++)
        {
            var (agent, shift) = (new AgentId($"agent-{round}"), 0);
            var answers = await Both(
                other, room => Places((round * 2 * Rooms) + room + (Rooms * (shift++ / Rooms)), 0, null, agent, capacity));
            Assert.Equal(capacity, answers.Count(answer => answer is AppendResult.Appended));
            Assert.Equal((2 * Rooms) - capacity, answers.Count(answer => answer is AppendResult.NoPlace));
            Assert.Equal(capacity, (await Store.Rows.PlacesAsync(Acme, Cancelled))[agent]);
        }
    }

    [Fact]
    public async Task Agents_who_swap_conversations_do_not_block_each_other()
    {
        await using var other = await Harness.OpenAsync();
        AgentId[] agents = [Kim, Lee];
        await Task.WhenAll(Enumerable.Range(0, Rooms).Select(room => Appended(Places(room, 0, null, agents[room % 2], null))));
        for (var seq = 1; seq < 6; seq++)
        {
            var (from, to) = (seq + 1, seq);
            var moved = await Task.WhenAll(Enumerable.Range(0, Rooms).Select(room => (room % 4 < 2 ? Store : other).Journal.AppendAsync(
                Places(room, seq, agents[(room + from) % 2], agents[(room + to) % 2], Rooms), Cancelled)));
            Assert.All(moved, answer => Assert.IsType<AppendResult.Appended>(answer));
            var places = await Store.Rows.PlacesAsync(Acme, Cancelled);
            Assert.Equal((Rooms / 2, Rooms / 2), (places[Kim], places[Lee]));
        }
    }

    [Fact]
    public async Task A_reader_of_the_feed_misses_nothing_while_both_write()
    {
        await using var other = await Harness.OpenAsync();
        var latest = new Dictionary<ConversationId, long>();
        var writing = Task.WhenAll(WriteAsync(Store, 0), WriteAsync(other, Rooms));
        var position = FeedPosition.Start;
        while (latest.Count < 2 * Rooms || latest.Values.Any(seq => seq < 20))
        {
            var page = await Store.Rows.ChangesAsync(Acme, position, 7, Cancelled);
            foreach (var row in page.Rows)
            {
                latest[row.Id] = row.Seq;
            }

            position = page.Position;
        }

        await writing;
    }

    private static async Task WriteAsync(ActorsStore store, int first)
    {
        for (var seq = 0; seq < 20; seq++)
        {
            await Task.WhenAll(Enumerable.Range(first, Rooms).Select(room => store.Journal.AppendAsync(Write(room, seq), Cancelled)));
        }
    }

    private async Task<AppendResult[]> Both(ActorsStore other, Func<int, AppendRequest> request) => await Task.WhenAll(
        new[] { Store, other }.SelectMany(store => Enumerable.Range(0, Rooms)
            .Select(room => store.Journal.AppendAsync(request(room), Cancelled))));
}
