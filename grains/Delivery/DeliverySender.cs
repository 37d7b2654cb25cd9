using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Actors.Channels;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Delivery;
using Actors.Domain.Json;
using Actors.GrainInterfaces;
using Actors.Grains.Effects;
using Actors.Storage;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Actors.Grains.Delivery;

/// <summary>
/// Delivers what conversations owe to messengers, the oldest first, outside their turns; what became of it comes back as a command. One attempt at a message
/// at a time in this process; what is lost with the process is looked at again by the sweep.
/// </summary>
internal sealed partial class DeliverySender(
    EffectRunner runner, Connectors connectors, AccountLanes lanes, TenantDirectory directory, IEventJournal journal, IGrainFactory grains,
    GrainClock clock, ILogger<DeliverySender> logger, IOutgoingFiles? files = null)
{
    /// <summary>One call with its uploads; the caller's own end of patience is longer (<see cref="Deliveries.AttemptLasts"/>).</summary>
    private static readonly TimeSpan CallLasts = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<(TenantId, ConversationId, long), byte> _underWay = [];

    /// <summary>Starts what the step from one state to another owes anew.</summary>
    public void StartNew(ConversationId id, ConversationState before, ConversationState after)
    {
        if (after.Unsent is [var next, ..] && !(before.Unsent is [var known, ..] && known == next))
        {
            Start(id, after);
        }
    }

    /// <summary>Starts the oldest that is owed, if it is due and not under way.</summary>
    public void Start(ConversationId id, ConversationState state)
    {
        if (state.Unsent is not [var next, ..] || !next.IsDue(clock.Now))
        {
            return;
        }

        var (room, to) = (state.Room!, new CustomerId(state.Address ?? state.Room!.Customer.Value));
        var key = (room.Tenant, id, next.Message);
        if (!_underWay.TryAdd(key, 0))
        {
            return;
        }

        runner.Start($"delivery of {next.Message} of {room.Tenant}/{id}", async () =>
        {
            DeliveryReport? report;
            try
            {
                report = await DeliverAsync(room, to, id, next);
            }
            finally
            {
                // Before the report: what it is followed by may be the next attempt.
                _underWay.TryRemove(key, out _);
            }

            if (report is not null)
            {
                await TellAsync(room.Tenant, id, report);
            }
        });
    }

    /// <summary>Null where somebody else is at it.</summary>
    private async Task<DeliveryReport?> DeliverAsync(Room room, CustomerId to, ConversationId id, PendingDelivery next)
    {
        var attempt = next.Attempt + 1;
        DeliveryReport Report(int part, DeliveryResult result, string? code = null, string? externalId = null, TimeSpan? after = null) =>
            new(next.Message, attempt, part, result, code, externalId, after);

        var definitions = await directory.FindAsync(room.Tenant, CancellationToken.None);
        if (connectors.Find(room.Tenant, definitions?.Channel(room.Channel)) is not var (connector, account))
        {
            // A report that is not of a begun attempt; the account was taken away, or its secrets are another host's.
            Log.NotConnected(logger, room.Tenant, room.Channel);
            return Report(next.Part, DeliveryResult.TryLater, "not-connected");
        }

        var outgoing = await ReadAsync(room.Tenant, id, next.Message);
        var parts = connector.Render(outgoing, account);
        if (parts.IsEmpty)
        {
            // Nothing of it can be shown there: that must not look as if it had arrived.
            return Report(0, DeliveryResult.Refused, outgoing.Files.IsEmpty ? "nothing-to-show" : "attachments-not-carried");
        }

        var lane = lanes.Of(room.Tenant, room.Channel);
        var entering = lane.EnterAsync(CancellationToken.None);
        var hadToWait = !entering.IsCompleted;
        using var place = await entering;
        if (hadToWait && next.IsBots && !await Says(next.Part, DeliveryResult.IsStillOwed))
        {
            return null;
        }

        string? externalId = null;
        var losses = parts.SelectMany(part => part.Losses).ToImmutableArray();
        for (var part = next.Part; part < parts.Length; part++)
        {
            if (lane.Breaker.StayAway() is { } pause)
            {
                return Report(part, DeliveryResult.TryLater, "account-is-down", after: pause);
            }

            if (!connector.RecognisesRepeats && !await Says(part, DeliveryResult.Begins))
            {
                return null;
            }

            var serial = DeliverySerial.Of(room.Tenant, id, next.Message, part, next.Round);
            var outcome = await SendAsync(connector, account, new(to, parts[part], serial));
            lane.Breaker.Went(outcome is Sent or Refused or SessionGone);
            switch (outcome)
            {
                case Sent sent:
                    externalId = sent.ExternalId ?? externalId;
                    losses = sent.Loss is { } loss ? losses.Add(loss) : losses;
                    break;
                case TryLater later:
                    return Report(part, DeliveryResult.TryLater, later.Code, after: later.After);
                case Unknown unknown:
                    return Report(part, connector.RecognisesRepeats ? DeliveryResult.TryLater : DeliveryResult.Unknown, unknown.Code);
                case SessionGone gone:
                    return Report(part, DeliveryResult.SessionGone, gone.Code);
                case Refused refused:
                    Log.Refused(logger, room.Tenant, room.Channel, id, next.Message, refused.Code, refused.AccountIsWrong);
                    return Report(part, DeliveryResult.Refused, refused.Code);
            }
        }

        return Report(parts.Length, DeliveryResult.Delivered, externalId: externalId) with { Losses = losses };

        async Task<bool> Says(int part, DeliveryResult result) => (await TellAsync(room.Tenant, id, Report(part, result))).Accepted;
    }

    private async Task<Outgoing> ReadAsync(TenantId tenant, ConversationId id, long message)
    {
        var stored = await journal.ReadAsync(StreamId.Of(tenant, id), message - 1, 1, CancellationToken.None);
        var happened = JsonSerializer.Deserialize(stored[0].Data.Span, DomainJson.Stored.ConversationEvent)!;
        var outgoing = Outgoing.Of(happened)
            ?? throw new InvalidOperationException($"Event {message} of {tenant}/{id} ({happened.GetType().Name}) is owed, but nothing of it goes out.");
        return outgoing with
        {
            Files = [.. outgoing.Files.Select(file => file.Stored is { } stored ? file with { Url = files?.AddressOf(tenant, stored) } : file)],
        };
    }

    private async Task<SendOutcome> SendAsync(IConnector connector, ChannelAccount account, SendCall call)
    {
        using var patience = new CancellationTokenSource(CallLasts);
        try
        {
            return await connector.SendAsync(account, call, patience.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return new Unknown("timeout");
        }
    }

    /// <summary>What became of a call is known only here: it is said twice rather than not at all.</summary>
    private async Task<Outcome> TellAsync(TenantId tenant, ConversationId id, DeliveryReport report)
    {
        var conversation = grains.GetGrain<IConversationDuties>(GrainKey.Of(tenant, id));
        try
        {
            return await conversation.Report(report);
        }
        catch (StaleActivationException)
        {
            return await conversation.Report(report);
        }
    }
}
