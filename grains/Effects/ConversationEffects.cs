using Actors.Domain;
using Actors.Domain.Bots;
using Actors.Domain.Conversations;
using Actors.Domain.Queues;
using Actors.GrainInterfaces;
using Actors.Grains.Bots;
using Actors.Storage;
using Orleans;

namespace Actors.Grains.Effects;

/// <summary>What a conversation owes to the bot and to queues, read from its state. Idempotent: the state knows what is still open.</summary>
internal sealed class ConversationEffects(
    EffectRunner runner, IBotEngine bots, TenantDirectory directory, IGrainFactory grains)
{
    /// <summary>Starts what the step from one state to another owes anew.</summary>
    public void StartNew(ConversationId id, ConversationState before, ConversationState after)
    {
        // The bot is asked about one turn at a time, in order.
        if (!after.BotTurns.IsEmpty && (before.BotTurns.IsEmpty || before.BotTurns[0] != after.BotTurns[0]))
        {
            AskBot(id, after);
        }

        foreach (var notice in after.Notices)
        {
            if (notice.Cause > before.Seq)
            {
                Tell(id, after, notice);
            }
        }
    }

    /// <summary>Starts everything that is still owed.</summary>
    public void StartAll(ConversationId id, ConversationState state)
    {
        if (!state.BotTurns.IsEmpty)
        {
            AskBot(id, state);
        }

        foreach (var notice in state.Notices)
        {
            Tell(id, state, notice);
        }
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

    private void Tell(ConversationId id, ConversationState state, QueueNotice notice)
    {
        var tenant = state.Room!.Tenant;
        var entry = new WaitingEntry(id, notice.HandOff, state.Priority, state.RequestedAt ?? default, state.Room.Channel, state.Topic,
            Admitted: state.Status == ConversationStatus.Waiting && state.CaseAtRequest is null);
        runner.Start($"notice {notice.Cause} of {tenant}/{id}", async () =>
        {
            if (notice.Kind == QueueNoticeKind.PlaceFreed)
            {
                // Under a limit a free place concerns whoever waits anywhere.
                var definitions = await directory.FindAsync(tenant, CancellationToken.None);
                var queues = definitions?.Settings.Limit is null
                    ? definitions?.Agent(notice.Agent!.Value)?.Queues ?? []
                    : [.. definitions.Queues.Select(queue => queue.Id)];
                await Task.WhenAll(queues.Select(queue => Queue(tenant, queue).LookAgain()));
            }
            else
            {
                await Queue(tenant, notice.Queue).Learn(new(notice.Kind, entry));
            }

            // A request is answered by its verdict, nothing else.
            if (notice.Kind != QueueNoticeKind.Requested)
            {
                await Conversation(tenant, id).Confirm(notice.Cause);
            }
        });
    }

    private IConversationDuties Conversation(TenantId tenant, ConversationId id) =>
        grains.GetGrain<IConversationDuties>(GrainKey.Of(tenant, id));

    private IQueueGrain Queue(TenantId tenant, QueueId id) => grains.GetGrain<IQueueGrain>(GrainKey.Of(tenant, id));
}
