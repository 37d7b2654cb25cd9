using System.Collections.Immutable;
using System.Text.Json;
using Actors.Domain;
using Actors.Domain.Admission;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Queues;
using Actors.Domain.Tenants;
using Actors.GrainInterfaces;

namespace Actors.Grains.Queues;

/// <content>Positions, estimated waits, and how good they are.</content>
internal sealed partial class QueueGrain
{
    private QueueFlow _flow = new();
    private QueueFlow? _flowStored;

    public async Task<ImmutableArray<Standing>> Standings(ImmutableArray<ConversationId> conversations)
    {
        var rules = await rows.Rules(_tenant);
        var open = new Dictionary<ChannelId, bool>();
        return [.. conversations.Select(id => StandingOf(id, rules, open)).OfType<Standing>()];
    }

    public Task<QueueFlowView> Flow()
    {
        var now = rows.Now;
        return Task.FromResult(new QueueFlowView(
            _book.Count, _flow.Departures.Count(departure => departure.At > now - QueueFlow.Window),
            _flow.Estimate(_book.Count + 1, now), _flow.Quality(now)));
    }

    private Standing? StandingOf(ConversationId id, TenantRules? rules, Dictionary<ChannelId, bool> open)
    {
        if (_book.Find(id) is not { } entry || _book.Position(id) is not { } position)
        {
            return null;
        }

        // At an hour at which nobody is consulted the flow of the last hours says nothing.
        var channel = entry.Channel ?? default;
        if (!open.TryGetValue(channel, out var isOpen))
        {
            open[channel] = isOpen = rules is not null && AdmissionRules.OfClock(rules, channel, rows.Now).Case == AdmissionCase.Admitted;
        }

        return new(id, position, isOpen ? _flow.Estimate(position, rows.Now) : null);
    }

    private void Waits(WaitingEntry entry, WaitReason reason)
    {
        if (reason == WaitReason.NobodyFree && _book.Position(entry.Conversation) is { } position)
        {
            _flow = _flow.Waits(entry.Conversation, position, rows.Now);
        }
    }

    /// <summary>Who got an agent without waiting is no flow of those who wait.</summary>
    private void Departs(WaitingEntry entry, bool waited) =>
        _flow = waited ? _flow.Departs(entry.Conversation, entry.RequestedAt, rows.Now) : _flow;

    private void Leaves(WaitingEntry entry) => _flow = _flow.Leaves(entry.Conversation);

    private void ReadFlow()
    {
        if (pointer.State.Flow is { } stored)
        {
            _flow = JsonSerializer.Deserialize(stored, DomainJson.Stored.QueueFlow) ?? _flow;
        }

        _flowStored = _flow;
    }

    private bool WriteFlow()
    {
        if (ReferenceEquals(_flow, _flowStored))
        {
            return false;
        }

        pointer.State.Flow = JsonSerializer.Serialize(_flow, DomainJson.Stored.QueueFlow);
        _flowStored = _flow;
        return true;
    }

    private async Task PassOnAsync(Unanswered unanswered, AgentId to)
    {
        using var counted = rows.BeginBeside();
        try
        {
            await rows.Conversation(_tenant, unanswered.Conversation).Decide(
                new PassItOn(unanswered.HandOff, unanswered.Agent, to));
        }
        catch (Exception failure)
        {
            // It is still unanswered, and the sweep asks again.
            Log.VerdictFailed(logger, _tenant, unanswered.Conversation, unanswered.HandOff, failure);
        }

        ForgetAgents();
    }
}
