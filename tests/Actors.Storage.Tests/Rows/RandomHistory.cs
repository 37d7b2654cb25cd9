using System.Text.Json;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Bots;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.Domain.Tickets;
using static Actors.Storage.Tests.Harness.Sample;

namespace Actors.Storage.Tests.Rows;

/// <summary>Plays random commands against the domain's deciders and appends what they decide, as grains do. The same for the same seed.</summary>
internal sealed class RandomHistory(IEventJournal journal, int seed)
{
    public const int Rooms = 12;

    private const int Capacity = 2;

    private static readonly ConversationPolicy Policy = new(new("main"), "취소", Distribution.Manual);

    private static readonly AgentCard[] Agents = [.. new[] { Kim, Lee }.Select(id => new AgentCard(
        id, id.Value, AgentRole.Manager, Chat: true, Assign: true, Capacity, [new QueueId("main")], Presence.Online))];

    private readonly Random _random = new(seed);
    private readonly ConversationState[] _rooms = [.. Enumerable.Repeat(ConversationDecider.Initial, Rooms)];
    private readonly AgentState[] _agents = [.. Enumerable.Repeat(AgentDecider.Initial, Agents.Length)];
    private DateTimeOffset _now = Noon;

    public async Task PlayAsync(int commands, CancellationToken cancellationToken)
    {
        if (_rooms[0].Seq == 0)
        {
            await journal.AppendAsync(Bare(StreamId.Of(Acme), 0), cancellationToken);
            for (var room = 0; room < Rooms; room++)
            {
                await PlayAsync(room, new OpenRoom(RoomOf(room), Policy, Tick()), cancellationToken);
            }
        }

        for (var i = 0; i < commands; i++)
        {
            if (_random.Next(10) == 0)
            {
                await PlayAgentAsync(cancellationToken);
            }
            else
            {
                var room = _random.Next(Rooms);
                await PlayAsync(room, Command(room), cancellationToken);
            }
        }
    }

    /// <summary>An append that is sure to be possible, without appending it.</summary>
    public (AppendRequest Request, ConversationRow Row) Next()
    {
        var (request, after) = Decide(0, new ReceiveMessage(RoomOf(0), MessageText.From("한 마디"), "m", Policy, Tick()))!.Value;
        return (request, ConversationRow.Of(after.Id, after));
    }

    private static Room RoomOf(int room) => new(
        Acme, new("web"), ChannelType.Web, new($"customer-{room}"), room % 2 == 0 ? "김철수" : null, HasBot: room % 3 != 0);

    private DateTimeOffset Tick() => _now = _now.AddTicks(_random.Next(1, 100_000_000));

    private async Task PlayAsync(int room, ConversationCommand command, CancellationToken cancellationToken)
    {
        if (Decide(room, command) is { } decided
            && await journal.AppendAsync(decided.Request, cancellationToken) is AppendResult.Appended)
        {
            _rooms[room] = decided.After;
        }
    }

    private (AppendRequest Request, ConversationState After)? Decide(int room, ConversationCommand command)
    {
        var before = _rooms[room];
        var events = ConversationDecider.Decide(before, command).Events;
        if (events.IsEmpty)
        {
            return null;
        }

        var after = events.Aggregate(before, ConversationDecider.Evolve);
        var stored = events.Select(happened => new JournalEvent(
            StoredNames.Of(happened), JsonSerializer.SerializeToUtf8Bytes(happened, DomainJson.Stored.ConversationEvent), happened.At));
        return (
            new()
            {
                Stream = StreamId.Of(Acme, after.Id),
                ExpectedSeq = before.Seq,
                Events = [.. stored],
                Row = ConversationRow.Of(after.Id, after),
                IsWords = ConversationRow.OnlyWordsDiffer(before, after),
                Places = PlaceChange.Between(before, after),
                Capacity = Capacity,
                Tickets = [.. events.Select(happened => TicketRow.Of(Acme, after.Id, happened)).OfType<TicketRow>()],
                Snapshot = _random.Next(5) == 0
                    ? JsonSerializer.SerializeToUtf8Bytes(after, DomainJson.Stored.ConversationState)
                    : default(ReadOnlyMemory<byte>),
            },
            after);
    }

    private async Task PlayAgentAsync(CancellationToken cancellationToken)
    {
        var index = _random.Next(Agents.Length);
        var before = _agents[index];
        AgentCommand command = _random.Next(2) == 0
            ? new SetPresence((Presence)_random.Next(5), Tick())
            : new AcknowledgeAgentNotice(before.Notice ?? 0, Tick());
        foreach (var happened in AgentDecider.Decide(before, command).Events)
        {
            var after = AgentDecider.Evolve(before, happened);
            var data = JsonSerializer.SerializeToUtf8Bytes(happened, DomainJson.Stored.AgentEvent);
            await journal.AppendAsync(
                Bare(StreamId.Of(Acme, Agents[index].Id), before.Seq, new JournalEvent("agent", data, happened.At)) with
                {
                    Presence = PresenceRow.Of(Acme, Agents[index].Id, after),
                },
                cancellationToken);
            _agents[index] = after;
        }
    }

    private ConversationCommand Command(int room)
    {
        var state = _rooms[room];
        var agent = Agents[_random.Next(Agents.Length)];
        var other = Agents[_random.Next(Agents.Length)];
        var text = MessageText.From(_random.Next(8) == 0 ? "취소" : $"말 {_random.Next(1000)}");
        return _random.Next(16) switch
        {
            0 or 1 => new ReceiveMessage(RoomOf(room), text, $"m-{_now.Ticks}", Policy, Tick()),
            2 or 3 => new RequestHandOff(RoomOf(room), Policy, Tick()),
            4 => new SwitchToBot(Tick()),
            5 => new RecordBotReply(
                state.BotTurns.FirstOrDefault()?.Number ?? 0, state.Epoch,
                new([new BotMessage(text, ["네", "아니요"])], _random.Next(4) == 0), Policy, Tick()),
            6 => new QueueHandOff(state.HandOff, WaitReason.NobodyFree, Tick()),
            7 => new Assign(state.HandOff, agent, AssignedBy.Distribution, null, Tick()),
            8 => new AssignByHand(agent, other, Tick()),
            9 => new Start(agent, Policy, Tick()),
            10 => new SendReply(agent, text, $"r-{_now.Ticks}", null, Tick()),
            11 => _random.Next(2) == 0 ? new Hold(agent, Tick()) : new Resume(agent, Tick()),
            12 => new DelegateTo(agent, other, Tick()),
            13 => new AddNote(agent, text, $"n-{_now.Ticks}", Tick()),
            14 => _random.Next(2) == 0 ? new End(agent, Tick()) : new ReturnToBot(agent, Tick()),
            _ => new AcknowledgeNotice(state.Notices.FirstOrDefault()?.Cause ?? 0, Tick()),
        };
    }
}
