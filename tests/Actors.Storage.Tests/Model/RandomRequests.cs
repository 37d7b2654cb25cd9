using System.Text;
using Actors.Domain;
using Actors.Domain.Admission;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using static Actors.Storage.Tests.Harness.Sample;

namespace Actors.Storage.Tests.Model;

/// <summary>Makes requests that are mostly possible, and sometimes late, repeated or without a place.</summary>
internal sealed class RandomRequests(TenantId tenant, int seed)
{
    private readonly Random _random = new(seed);
    private readonly Dictionary<StreamId, long> _seqs = [];
    private readonly Dictionary<string, AgentId> _holders = [];

    public AppendRequest Next()
    {
        var stream = _random.Next(8) switch
        {
            0 => StreamId.Of(tenant),
            1 => StreamId.Of(tenant, Agent()),
            _ => StreamId.Of(tenant, Room(_random.Next(6))),
        };
        var expected = Math.Max(0, _seqs.GetValueOrDefault(stream) + (_random.Next(8) == 0 ? _random.Next(-1, 2) : 0));
        var events = Enumerable.Range(0, _random.Next(1, 4))
            .Select(i => Event($"{i} 가나다 \\u0000", Noon.AddTicks(_random.NextInt64(10_000_000_000)))).ToArray();
        var request = Bare(stream, expected, events) with
        {
            Operation = _random.Next(3) == 0 ? new OperationKey("scope", $"{_random.Next(12)}") : null,
            Snapshot = _random.Next(4) == 0 ? Encoding.UTF8.GetBytes($"{{\"s\":{expected}}}") : default(ReadOnlyMemory<byte>),
        };
        return stream.Kind switch
        {
            StreamKind.Conversation => OfConversation(request, expected + events.Length),
            StreamKind.Agent => request with
            {
                Presence = new(tenant, new(stream.Key), expected + events.Length, (Presence)_random.Next(5), Time()),
            },
            _ => request,
        };
    }

    public void Saw(AppendRequest request, AppendResult answer)
    {
        if (answer is AppendResult.Appended(var seq))
        {
            _seqs[request.Stream] = seq;
            if (request.Places?.Taken is { } taken)
            {
                _holders[request.Stream.Key] = taken;
            }
            else if (request.Places is not null)
            {
                _holders.Remove(request.Stream.Key);
            }
        }
    }

    private AppendRequest OfConversation(AppendRequest request, long last)
    {
        var id = new ConversationId(request.Stream.Key);
        var status = (ConversationStatus)_random.Next(1, 9);
        var row = new ConversationRow(
            tenant, id, last, new("web"), (ChannelType)_random.Next(4), new("customer"), _random.Next(2) == 0 ? null : "이름", status,
            _random.Next(9), _random.Next(9), status.IsConsulting() ? new QueueId($"queue-{_random.Next(2)}") : null,
            _random.Next(2) == 0 ? null : Agent(), null, null, _random.Next(-1, 2), status.IsConsulting() ? Noon.AddTicks(_random.Next(99)) : null,
            (Speaker)_random.Next(4), "말", Time(), _random.Next(5), Time(),
            WaitsFor: status == ConversationStatus.Waiting && _random.Next(2) == 0 ? AdmissionCase.OffHours : null);
        AgentId? holder = _holders.TryGetValue(id.Value, out var held) ? held : null;
        var taken = _random.Next(3) == 0 ? null : (AgentId?)Agent();
        return request with
        {
            Row = _random.Next(6) == 0 ? null : row,
            Tickets = _random.Next(5) == 0
                ? [new(tenant, new($"{id}-{last}"), id, (int)last, Agent(), Noon.AddHours(_random.Next(9)))]
                : [],
            Places = _random.Next(3) == 0 && holder != taken ? new(holder, taken) : null,
            Capacity = _random.Next(4) == 0 ? null : _random.Next(3),
        };
    }

    private DateTimeOffset? Time() => _random.Next(3) == 0 ? null : Noon.AddTicks(_random.NextInt64(1_000_000_000));

    private AgentId Agent() => new($"agent-{_random.Next(3)}");
}
