using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Actors.Domain.Agents;
using Actors.Domain.Bots;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Messages;
using Actors.Domain.Queues;
using Actors.Domain.Tenants;
using Actors.Domain.Tickets;
using Actors.Testing;

namespace Actors.Domain.Tests.Json;

/// <summary>What is written is what is read, for everything that is stored or travels, full or nearly empty.</summary>
public sealed class RoundTripTests
{
    private static readonly Type[] Unions =
        [typeof(ConversationEvent), typeof(AgentEvent), typeof(TenantEvent), typeof(TenantCommand), typeof(Rejection)];

    private static readonly Type[] Records =
    [
        typeof(ConversationState), typeof(AgentState), typeof(TenantState), typeof(ConversationRow), typeof(TicketRow),
        typeof(ConversationPolicy), typeof(AgentCard), typeof(MessageView), typeof(Outcome), typeof(BotReply),
        typeof(WaitingEntry), typeof(Routing),
    ];

    public static TheoryData<Type, Type, bool> Everything
    {
        get
        {
            var all = new TheoryData<Type, Type, bool>();
            foreach (var (type, member) in Unions.SelectMany(union => Sample.Members(union).Select(member => (union, member)))
                .Concat(Records.Select(record => (record, record))))
            {
                all.Add(type, member, true);
                all.Add(type, member, false);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void What_is_written_is_what_is_read(Type type, Type member, bool full)
    {
        var format = DomainJson.Stored.GetTypeInfo(type)!;
        var written = JsonSerializer.Serialize(new Sample(full).Of(member), format);
        var read = JsonSerializer.Deserialize(written, format);
        Assert.IsType(member, read);
        Assert.Equal(written, JsonSerializer.Serialize(read, format));
    }

    [Fact]
    public void Korean_stays_readable_and_the_name_comes_first() => Assert.Equal(
        """{"type":"conversation.customer-message-received","text":"안녕","id":"1","at":"2026-03-04T11:00:00+09:00"}""",
        JsonSerializer.Serialize(
            new CustomerMessageReceived(MessageText.From("안녕"), "1", Sample.Now), DomainJson.Stored.ConversationEvent));

    [Fact]
    public void The_name_may_come_last_as_a_store_may_reorder_fields() => Assert.Equal(
        new BotTurnEnded(3, Sample.Now),
        JsonSerializer.Deserialize(
            """{"turn":3,"at":"2026-03-04T11:00:00+09:00","type":"conversation.bot-turn-ended"}""", DomainJson.Stored.ConversationEvent));

    [Fact]
    public void Enums_are_names_and_never_numbers()
    {
        JsonTypeInfo<ConversationState> format = DomainJson.Stored.ConversationState;
        Assert.Contains("\"botEnded\"", JsonSerializer.Serialize(new() { Status = ConversationStatus.BotEnded }, format));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("""{"status":7}""", format));
    }
}
