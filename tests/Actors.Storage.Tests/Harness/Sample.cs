using System.Text;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tickets;

namespace Actors.Storage.Tests.Harness;

/// <summary>Requests to append, short to write.</summary>
public static class Sample
{
    public static readonly TenantId Acme = new("acme");
    public static readonly TenantId Other = new("other");
    public static readonly AgentId Kim = new("kim");
    public static readonly AgentId Lee = new("lee");
    public static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static ConversationId Room(int number) => ConversationKey.Of(Acme, new("web"), new($"customer-{number}"));

    public static StreamId Stream(int number) => StreamId.Of(Acme, Room(number));

    public static JournalEvent Event(string text = "hello", DateTimeOffset? at = null) =>
        new("test.happened", Encoding.UTF8.GetBytes($$"""{"text":"{{text}}"}"""), at ?? Noon);

    /// <summary>Events without any row.</summary>
    public static AppendRequest Bare(StreamId stream, long expected, params JournalEvent[] events) => new()
    {
        Stream = stream,
        ExpectedSeq = expected,
        Events = [.. events.DefaultIfEmpty(Event())],
    };

    /// <summary>One event with the row after it.</summary>
    public static AppendRequest Write(
        int room, long expected, ConversationStatus status = ConversationStatus.Bot, Func<ConversationRow, ConversationRow>? with = null)
    {
        var row = Row(room, expected + 1, status);
        return Bare(Stream(room), expected) with { Row = with is null ? row : with(row) };
    }

    public static ConversationRow Row(int room, long seq, ConversationStatus status) => new(
        Acme, Room(room), seq, new("web"), ChannelType.Web, new($"customer-{room}"), "김철수", status, 1, 1,
        status.IsConsulting() ? new QueueId("main") : null, status >= ConversationStatus.Received && status.IsConsulting() ? Kim : null,
        null, null, 0, status.IsConsulting() ? Noon.AddSeconds(room) : null, Speaker.Customer, "안녕하세요", Noon.AddMinutes(seq), 1, null);

    /// <summary>An append that takes or releases places.</summary>
    public static AppendRequest Places(int room, long expected, AgentId? released, AgentId? taken, int? capacity) =>
        Bare(Stream(room), expected) with { Places = new(released, taken), Capacity = capacity };

    public static AppendRequest SetPresence(AgentId agent, long expected, Presence presence, DateTimeOffset? due) =>
        Bare(StreamId.Of(Acme, agent), expected) with { Presence = new(Acme, agent, expected + 1, presence, due) };

    public static TicketRow Ticket(int room, int handOff) =>
        new(Acme, new($"{Room(room)}-{handOff}"), Room(room), handOff, Kim, Noon.AddHours(handOff));

    public static string Text(StoredEvent stored) => Encoding.UTF8.GetString(stored.Data.Span);
}
