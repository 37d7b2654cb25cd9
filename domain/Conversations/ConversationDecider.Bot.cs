using Actors.Domain.Bots;

namespace Actors.Domain.Conversations;

using Decided = Decision<ConversationEvent>;

/// <content>What the bot answered.</content>
public sealed partial class ConversationDecider
{
    private static Decided Record(ConversationState state, RecordBotReply reply)
    {
        if (reply.Epoch != state.Epoch)
        {
            return new ControlHasMoved(state.Epoch);
        }

        if (state.BotTurns.FirstOrDefault(turn => turn.Number == reply.Turn) is not { } turn)
        {
            return Decided.Nothing;
        }

        var (room, settings) = (state.Room!, reply.Policy.Settings);
        IEnumerable<ConversationEvent> said = BotWords
            .Of(room.ChannelType, reply.Reply, turn.Text, settings?.EmptyMessage, reply.IsOverQuota ? settings?.BrandLine : null)
            .Select(message => new BotMessageSent(reply.Turn, message.Text, message.Choices, reply.Now, message.Connect, message.Cards));
        ConversationEvent[] call = reply.Reply.CallsAgent && room.ChannelType.BotMayConnect()
            && Unserved(state, reply.Policy.Rules) is null
                ? Ask(state, room, reply.Policy, RequestedBy.Bot, state.Topic, reply.Reply.Priority, reply.Now)
                : [];
        return Decided.Of([.. said, new BotTurnEnded(reply.Turn, reply.Now), .. call]);
    }
}
