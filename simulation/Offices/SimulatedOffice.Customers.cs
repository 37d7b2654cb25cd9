using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;

namespace Actors.Simulation.Offices;

/// <content>What customers do, and what is done to them. Each answers the refusal, or null.</content>
public sealed partial class SimulatedOffice
{
    /// <summary>The customer opens the chat room.</summary>
    public Rejection? Open(ChannelId channel, CustomerId customer, Visit visit) =>
        At(channel, customer, (room, policy) => new OpenRoom(room, policy, Now, visit));

    /// <summary>The customer writes.</summary>
    public Rejection? Receive(ChannelId channel, CustomerId customer, MessageText text, string id, Visit visit) =>
        At(channel, customer, (room, policy) => new ReceiveMessage(room, text, id, policy, Now, visit));

    /// <summary>The customer asks for a person.</summary>
    public Rejection? Connect(ChannelId channel, CustomerId customer, Visit visit) =>
        At(channel, customer, (room, policy) => new RequestHandOff(room, policy, Now, visit));

    /// <summary>The customer's web chat is open while settings or blocks changed.</summary>
    public Rejection? Review(ChannelId channel, CustomerId customer) =>
        At(channel, customer, (room, policy) => new ReviewRoom(room, policy, Now));

    /// <summary>A manager blocks the customer, or lets the customer in again.</summary>
    public Rejection? Block(ChannelId channel, CustomerId customer, AgentId by, bool blocked) =>
        At(channel, customer, (room, _) => new BlockCustomer(room, Card(by), blocked, Now));

    /// <summary>The customer goes back to the bot.</summary>
    public Rejection? SwitchToBot(ConversationId id) => Do(id, new SwitchToBot(Now, Policy(Room(id))));

    private Rejection? At(ChannelId id, CustomerId customer, Func<Room, ConversationPolicy, ConversationCommand> command)
    {
        var tenant = Definitions.Tenant!.Value;
        if (Definitions.Channel(id) is not { } channel)
        {
            return new NotFound($"Channel {id}");
        }

        var room = new Room(tenant, id, channel.Type, customer, null, channel.Bot is not null);
        return Do(ConversationKey.Of(tenant, id, customer), command(room, Policy(channel)));
    }

    private ConversationPolicy Policy(ConversationState state) =>
        state.Room is { } room && Definitions.Channel(room.Channel) is { } channel ? Policy(channel, state.Queue)
        : new(default, Definitions.Settings.CancelWord, Definitions.Settings.Distribution, Definitions.Settings);

    /// <summary>The way of distribution is that of the queue in which the hand-off is.</summary>
    private ConversationPolicy Policy(ChannelDefinition channel, QueueId? queue = null) => new(
        channel.Queue, Definitions.Settings.CancelWord, TenantRules.Of(Definitions.Settings).DistributionOf(queue ?? channel.Queue),
        Definitions.Settings, Definitions.KakaoTextsOf(channel.Id));
}
