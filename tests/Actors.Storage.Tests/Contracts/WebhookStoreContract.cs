using System.Text;
using Actors.Domain;
using Actors.Domain.Webhooks;
using Actors.Storage.Tests.Harness;
using static Actors.Storage.Tests.Harness.Sample;

namespace Actors.Storage.Tests.Contracts;

public abstract class WebhookStoreContract(StoreHarness harness) : StoreTest(harness)
{
    private static readonly WebhookId Crm = new("crm"), Erp = new("erp");

    private IWebhookStore Hooks => Store.Webhooks;

    [Fact]
    public async Task A_cursor_is_where_it_was_moved_to()
    {
        Assert.Null(await Hooks.CursorAsync(Acme, Crm, Cancelled));
        await Hooks.MoveAsync(Acme, Crm, new(new(3, 1)), Cancelled);
        await Hooks.MoveAsync(Acme, Crm, new(new(9, 2), Noon), Cancelled);
        Assert.Equal(new(new(9, 2), Noon), await Hooks.CursorAsync(Acme, Crm, Cancelled));
        Assert.Null(await Hooks.CursorAsync(Other, Crm, Cancelled));
    }

    [Fact]
    public async Task A_stream_is_sent_in_order_one_at_a_time()
    {
        await Add(1, [Delivery(1, 4), Delivery(1, 5, 0), Delivery(1, 5, 1)]);
        await Add(2, [Delivery(2, 1)]);
        Assert.Equal(["s1n4p0", "s2n1p0"], (await Due()).Order());
        await Record(Delivery(1, 4), WebhookState.Delivered);
        Assert.Equal(["s1n5p0", "s2n1p0"], (await Due()).Order());
        await Record(Delivery(1, 5), WebhookState.GivenUp);
        Assert.Equal(["s1n5p1", "s2n1p0"], (await Due()).Order());
        Assert.Equal(2, await Hooks.PendingAsync(Acme, Crm, Cancelled));
    }

    [Fact]
    public async Task What_failed_keeps_its_stream_waiting_until_it_is_tried_again()
    {
        await Add(1, [Delivery(1, 1), Delivery(1, 2)]);
        await Record(Delivery(1, 1), WebhookState.Pending, Noon.AddMinutes(5));
        Assert.Empty(await Due());
        Assert.Equal(["s1n1p0"], await Due(Noon.AddMinutes(5)));
        var (delivery, attempts) = (await Hooks.FindAsync(Acme, Crm, "s1n1p0", Cancelled))!.Value;
        Assert.Equal((1, WebhookState.Pending, Noon.AddMinutes(5)), (delivery.Attempts, delivery.State, delivery.NextAt));
        Assert.Equal(new(Noon, TimeSpan.FromMilliseconds(20), 500, "answered"), Assert.Single(attempts));
    }

    [Fact]
    public async Task What_was_read_twice_is_there_once_and_the_lane_is_where_it_was_read_to()
    {
        await Add(1, [Delivery(1, 1)]);
        await Record(Delivery(1, 1), WebhookState.Delivered);
        await Add(1, [Delivery(1, 1), Delivery(1, 2)], new(2, 2));
        Assert.Equal(["s1n2p0"], await Due());
        var lanes = await Hooks.LanesAsync(Acme, Crm, [Stream(1), Stream(2)], Cancelled);
        Assert.Equal(new(2, 2), Assert.Single(lanes).Value);
        Assert.Empty(await Hooks.LanesAsync(Acme, Erp, [Stream(1)], Cancelled));
    }

    [Fact]
    public async Task The_log_is_newest_first_by_state_and_in_pages()
    {
        await Add(1, [Delivery(1, 1), Delivery(1, 2), Delivery(1, 3)]);
        await Record(Delivery(1, 1), WebhookState.GivenUp);
        var first = await Hooks.LogAsync(Acme, Crm, null, null, 2, Cancelled);
        Assert.Equal(["s1n3p0", "s1n2p0"], first.Select(each => each.Id));
        Assert.Equal(["s1n1p0"], (await Hooks.LogAsync(Acme, Crm, null, first[^1].Cursor, 2, Cancelled)).Select(each => each.Id));
        var dead = Assert.Single(await Hooks.LogAsync(Acme, Crm, WebhookState.GivenUp, null, 10, Cancelled));
        Assert.Equal(("s1n1p0", Noon.AddMilliseconds(20)), (dead.Id, dead.DoneAt));
        Assert.Equal("{\"한\":1}", Encoding.UTF8.GetString(dead.Body.Span));
        await Assert.ThrowsAsync<ArgumentException>(() => Hooks.LogAsync(Acme, Crm, null, "x", 2, Cancelled));
        Assert.Empty(await Hooks.LogAsync(Other, Crm, null, null, 10, Cancelled));
    }

    [Fact]
    public async Task What_was_given_up_is_sent_again_by_hand_with_its_whole_schedule()
    {
        await Add(1, [Delivery(1, 1), Delivery(1, 2)]);
        await Record(Delivery(1, 1), WebhookState.GivenUp);
        await Record(Delivery(1, 2), WebhookState.Delivered);
        Assert.Equal(1, await Hooks.RedeliverAsync(Acme, Crm, null, Noon, Cancelled));
        Assert.Equal(["s1n1p0"], await Due());
        Assert.Equal(1, await Hooks.RedeliverAsync(Acme, Crm, "s1n2p0", Noon, Cancelled));
        Assert.Equal(0, await Hooks.RedeliverAsync(Acme, Crm, "nobody", Noon, Cancelled));
        Assert.Equal(0, await Hooks.RedeliverAsync(Acme, Erp, "s1n2p0", Noon, Cancelled));
        Assert.Equal(2, (await Due()).Count);
        Assert.Equal(0, (await Hooks.FindAsync(Acme, Crm, "s1n1p0", Cancelled))!.Value.Delivery.Attempts);
    }

    [Fact]
    public async Task A_stream_that_waits_for_nothing_is_woken()
    {
        await Add(1, [Delivery(1, 1), Delivery(1, 2)]);
        await Record(Delivery(1, 1), WebhookState.Pending, null);
        Assert.Empty(await Due());
        await Hooks.HealAsync(Acme, Crm, Noon, Cancelled);
        Assert.Equal(["s1n1p0"], await Due());
    }

    [Fact]
    public async Task An_endpoint_that_is_gone_and_what_is_long_over_are_forgotten()
    {
        await Add(1, [Delivery(1, 1), Delivery(1, 2)]);
        await Record(Delivery(1, 1), WebhookState.Delivered);
        Assert.Equal(0, await Hooks.ForgetDoneAsync(Noon, Cancelled));
        Assert.Equal(1, await Hooks.ForgetDoneAsync(Noon.AddDays(1), Cancelled));
        Assert.Null(await Hooks.FindAsync(Acme, Crm, "s1n1p0", Cancelled));
        await Hooks.MoveAsync(Acme, Crm, new(new(1, 1)), Cancelled);
        await Hooks.DropAsync(Acme, Crm, Cancelled);
        Assert.Empty(await Due());
        Assert.Null(await Hooks.CursorAsync(Acme, Crm, Cancelled));
        Assert.Empty(await Hooks.LanesAsync(Acme, Crm, [Stream(1)], Cancelled));
    }

    [Fact]
    public async Task A_restart_forgets_nothing()
    {
        if (Harness is MemoryHarness)
        {
            return;
        }

        await Add(1, [Delivery(1, 1), Delivery(1, 2)]);
        await Hooks.MoveAsync(Acme, Crm, new(new(7, 1)), Cancelled);
        await Reopen();
        Assert.Equal(["s1n1p0"], await Due());
        Assert.Equal(new(new(7, 1)), await Hooks.CursorAsync(Acme, Crm, Cancelled));
    }

    private static WebhookDelivery Delivery(int stream, long seq, int part = 0) => new(
        Crm, Stream(stream), seq, part, $"s{stream}n{seq}p{part}", "message.received", Noon.AddSeconds(seq), Encoding.UTF8.GetBytes("{\"한\":1}"));

    private Task Add(int stream, WebhookDelivery[] deliveries, WebhookLane? lane = null) =>
        Hooks.AddAsync(Acme, Crm, Stream(stream), lane ?? new(deliveries[^1].Seq, 0), deliveries, Noon, Cancelled);

    private Task Record(WebhookDelivery delivery, WebhookState state, DateTimeOffset? next = null) => Hooks.RecordAsync(
        Acme, delivery, new(Noon, TimeSpan.FromMilliseconds(20), 500, "answered"), state, next, Cancelled);

    private async Task<List<string>> Due(DateTimeOffset? now = null) =>
        [.. (await Hooks.DueAsync(Acme, Crm, now ?? Noon.AddSeconds(1), 100, Cancelled)).Select(each => each.Id)];
}

public sealed class MemoryWebhookStoreTests() : WebhookStoreContract(new MemoryHarness());

public sealed class SqliteWebhookStoreTests() : WebhookStoreContract(new SqliteHarness());

public sealed class PostgresWebhookStoreTests() : WebhookStoreContract(new PostgresHarness());
