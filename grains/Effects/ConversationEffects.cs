using Actors.Domain;
using Actors.Domain.Bots;
using Actors.Domain.Conversations;
using Actors.Domain.Queues;
using Actors.GrainInterfaces;
using Actors.Grains.Bots;
using Actors.Grains.Delivery;
using Actors.Grains.Media;
using Actors.Storage;
using Orleans;

namespace Actors.Grains.Effects;

/// <summary>
/// What a conversation owes to the bot, to queues, to its messenger and to who reads it later, read from its state. Idempotent: the state knows what is
/// still open.
/// </summary>
internal sealed class ConversationEffects(
    EffectRunner runner, IBotEngine bots, TenantDirectory directory, IGrainFactory grains, DeliverySender deliveries, MediaCopier copies)
{
    /// <summary>Starts what the step from one state to another owes anew.</summary>
    public void StartNew(ConversationId id, ConversationState before, ConversationState after)
    {
        // The bot is asked about one turn at a time, in order.
        if (!after.BotTurns.IsEmpty && (before.BotTurns.IsEmpty || before.BotTurns[0] != after.BotTurns[0]))
        {
            AskBot(id, after);
        }

        Tell(id, after, after.Notices.Where(notice => notice.Cause > before.Seq));
        deliveries.StartNew(id, before, after);
        copies.StartNew(id, before, after);
    }

    /// <summary>Starts everything that is still owed.</summary>
    public void StartAll(ConversationId id, ConversationState state)
    {
        if (!state.BotTurns.IsEmpty)
        {
            AskBot(id, state);
        }

        Tell(id, state, state.Notices);
        deliveries.Start(id, state);
        copies.Start(id, state);
    }

    /// <summary>Asks the queue for another agent, for as long as nobody answers: the sweep comes again.</summary>
    public void AskForAnother(ConversationId id, ConversationState state)
    {
        var tenant = state.Room!.Tenant;
        var unanswered = new Unanswered(id, state.HandOff, state.Agent!.Value, state.Topic, state.HadBy);
        runner.Start($"unanswered {tenant}/{id}", () => Queue(tenant, state.Queue!.Value).PassOn(unanswered));
    }

    private void AskBot(ConversationId id, ConversationState state)
    {
        var (room, turn, epoch) = (state.Room!, state.BotTurns[0], state.Epoch);
        runner.Start($"bot turn {turn.Number} of {room.Tenant}/{id}", async () =>
        {
            var definitions = await directory.FindAsync(room.Tenant, CancellationToken.None);
            var bot = definitions?.Channel(room.Channel)?.Bot;
            var reply = bot is null
                ? BotReply.Silence
                : await bots.AnswerAsync(bot, turn.Text, CancellationToken.None);
            await Conversation(room.Tenant, id).AnswerAsBot(new(turn.Number, epoch, reply));
        });
    }

    /// <summary>What one event owes is told together and confirmed once, when all of it is known.</summary>
    private void Tell(ConversationId id, ConversationState state, IEnumerable<QueueNotice> notices)
    {
        var tenant = state.Room!.Tenant;
        foreach (var cause in notices.GroupBy(notice => notice.Cause))
        {
            runner.Start($"notice {cause.Key} of {tenant}/{id}", async () =>
            {
                foreach (var notice in cause)
                {
                    await Tell(tenant, id, state, notice);
                }

                // A request is answered by its verdict, nothing else.
                if (cause.Any(notice => notice.Kind != QueueNoticeKind.Requested))
                {
                    await Conversation(tenant, id).Confirm(cause.Key);
                }
            });
        }
    }

    private async Task Tell(TenantId tenant, ConversationId id, ConversationState state, QueueNotice notice)
    {
        if (notice.Kind != QueueNoticeKind.PlaceFreed)
        {
            var entry = new WaitingEntry(
                id, notice.HandOff, state.Priority, state.RequestedAt ?? default, state.Room!.Channel, state.Topic,
                Admitted: state.Status == ConversationStatus.Waiting && state.CaseAtRequest is null, Version: state.Seq);
            await Queue(tenant, notice.Queue).Learn(new(notice.Kind, entry));
            return;
        }

        // Under a limit a free place concerns whoever waits anywhere.
        var definitions = await directory.FindAsync(tenant, CancellationToken.None);
        var queues = definitions?.Settings.Limit is null
            ? definitions?.Agent(notice.Agent!.Value)?.Queues ?? []
            : [.. definitions.Queues.Select(queue => queue.Id)];
        await Task.WhenAll(queues.Select(async queue => await Queue(tenant, queue).LookAgain()));
    }

    private IConversationDuties Conversation(TenantId tenant, ConversationId id) =>
        grains.GetGrain<IConversationDuties>(GrainKey.Of(tenant, id));

    private IQueueGrain Queue(TenantId tenant, QueueId id) => grains.GetGrain<IQueueGrain>(GrainKey.Of(tenant, id));
}
