using Actors.Domain;
using Actors.Domain.Admission;
using Actors.Domain.Agents;
using Actors.Domain.AutoMessages;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;
using Actors.Simulation.Offices;

namespace Actors.Simulation.Days;

/// <summary>Something that a customer or an agent did.</summary>
/// <param name="At">When.</param>
/// <param name="Conversation">In which conversation; null for an agent's presence.</param>
/// <param name="Do">Does it again; answers the refusal, or null.</param>
internal sealed record DayInput(DateTimeOffset At, ConversationId? Conversation, Func<SimulatedOffice, Rejection?> Do);

/// <summary>
/// Finds in the journal what people did, as opposed to what the system made of it. The events of one command carry one time; what they
/// are tells the command. An agent's deed in a conversation is done by whoever has the conversation now.
/// </summary>
internal static class DayInputs
{
    /// <summary>What people did in a conversation.</summary>
    /// <param name="id">The conversation.</param>
    /// <param name="state">What it was at the start.</param>
    /// <param name="events">What happened after that.</param>
    public static IEnumerable<DayInput> Of(ConversationId id, ConversationState state, IEnumerable<ConversationEvent> events)
    {
        var batch = new List<ConversationEvent>();
        foreach (var happened in events)
        {
            if (batch.Count > 0 && batch[0].At != happened.At)
            {
                if (Deed(id, state, batch) is { } deed) yield return new(batch[0].At, id, deed);
                state = batch.Aggregate(state, ConversationDecider.Evolve);
                batch.Clear();
            }

            batch.Add(happened);
        }

        if (batch.Count > 0 && Deed(id, state, batch) is { } last) yield return new(batch[0].At, id, last);
    }

    /// <summary>What an agent did about being there; that a grace ended, time says.</summary>
    public static DayInput? Of(AgentId agent, AgentEvent happened) => happened switch
    {
        AgentPresenceSet e => new(e.At, null, office => office.SetPresence(agent, e.Presence)),
        AgentConnectionDropped e => new(e.At, null, office => office.Drop(agent)),
        AgentConnectionReturned e => new(e.At, null, office => office.Return(agent)),
        _ => null,
    };

    private static Func<SimulatedOffice, Rejection?>? Deed(ConversationId id, ConversationState before, List<ConversationEvent> batch)
    {
        var room = before.Room ?? batch.OfType<ConversationOpened>().FirstOrDefault()?.Room ?? batch.OfType<CustomerArrived>().FirstOrDefault()?.Room;
        return room is null ? null : OfCustomer(id, room, before, batch) ?? OfAgent(id, room, batch);
    }

    private static Func<SimulatedOffice, Rejection?>? OfCustomer(
        ConversationId id, Room room, ConversationState before, List<ConversationEvent> batch)
    {
        var topic = First<ConversationClassified>(batch)?.Topic;
        var added = !batch.Any(one => one is AutoMessageSent { AddChannel: true });
        Visit VisitIn(SimulatedOffice office) =>
            topic is not null && TenantRules.Of(office.Definitions.Settings).Find(topic.Category, topic.Division) is not null
                ? new(topic.Category, topic.Division, added) : new(ChannelAdded: added);
        Rejection? Open(SimulatedOffice office) => office.Open(room.Channel, room.Customer, VisitIn(office));
        Rejection? Connect(SimulatedOffice office) => office.Connect(room.Channel, room.Customer, VisitIn(office));

        return First<CustomerBlocked>(batch) is { } block ? office => office.Block(room.Channel, room.Customer, block.By, true)
            : First<CustomerUnblocked>(batch) is { } unblock ? office => office.Block(room.Channel, room.Customer, unblock.By, false)
            : First<CustomerMessageReceived>(batch) is { } said
                ? office => office.Receive(room.Channel, room.Customer, said.Text, said.Id, VisitIn(office))
            : First<CustomerTurnedAway>(batch) is { } away ? away.Text is { } text
                ? office => office.Receive(room.Channel, room.Customer, text, away.Id ?? "", VisitIn(office))
                // Where a request is refused without a room, opening and asking are one; who is not served at all can only have opened the web chat.
                : room.ChannelType == ChannelType.Web && away.Case is (AdmissionCase.Blocked or AdmissionCase.Stopped) ? Open : Connect
            : First<HandOffRequested>(batch) is { By: RequestedBy.Customer }
                ? room is { ChannelType: ChannelType.Web, HasBot: false } && before.Status == ConversationStatus.None ? Open : Connect
            : IsRefusedAtOnce(before, batch) ? Connect
            : batch.Any(one => one is ConversationOpened or CustomerArrived) ? Open
            : batch.Any(one => one is BotTurnEnded) ? null
            : First<SwitchedToBot>(batch) is { By: EndedBy.Customer } ? office => office.SwitchToBot(id)
            : batch.Any(one => one is AutoMessageSent { Kind: AutoMessageKind.KakaoStart }) ? Open
            : null;
    }

    /// <summary>A refusal of what was not requested before is by the clock, at the request itself; unless it was the bot that asked.</summary>
    private static bool IsRefusedAtOnce(ConversationState before, List<ConversationEvent> batch) =>
        First<HandOffRefused>(batch) is not null && before.Status != ConversationStatus.Requested
        && (First<ConversationOpened>(batch) is not null || First<BotTurnEnded>(batch) is null);

    private static Func<SimulatedOffice, Rejection?>? OfAgent(ConversationId id, Room room, List<ConversationEvent> batch)
    {
        AgentId Holder(SimulatedOffice office, AgentId? recorded) => office.Room(id).Agent ?? recorded ?? default;
        return First<AgentMessageSent>(batch) is { } reply ? office => Reply(office, id, Holder(office, reply.Agent), reply)
            : First<ConversationEnded>(batch) is { By: EndedBy.Agent } end ? office => office.End(id, Holder(office, end.Agent))
            : First<SwitchedToBot>(batch) is { By: EndedBy.Agent } ? office => office.ReturnToBot(id, Holder(office, null))
            : First<ConversationTransferred>(batch) is { } moved ? office => office.Transfer(id, moved.By, moved.To)
            : First<PrioritySet>(batch) is { } raised ? office => office.Prioritize(id, raised.By, raised.Priority)
            : First<ConversationAssigned>(batch) is { By: AssignedBy.Manager, Actor: { } manager } given
                ? office => office.Assign(id, manager, given.Agent)
            : First<ConversationResumed>(batch) is { } resumed ? office => office.Resume(id, Holder(office, resumed.Agent))
            : First<ConsultingStarted>(batch) is { } started ? office => office.Start(id, Holder(office, started.Agent))
            : First<ConversationAssigned>(batch) is { By: AssignedBy.Taking } taken ? office => office.Take(id, taken.Agent)
            : First<ConversationHeld>(batch) is { } held ? office => office.Hold(id, Holder(office, held.Agent))
            : First<ConversationDelegated>(batch) is { } passed ? office => office.Delegate(id, Holder(office, passed.From), passed.To)
            : null;
    }

    /// <summary>Where agents would have had to take it by hand, answering begins with that.</summary>
    private static Rejection? Reply(SimulatedOffice office, ConversationId id, AgentId agent, AgentMessageSent said) =>
        (office.Room(id).Status == ConversationStatus.Waiting ? office.Start(id, agent) : null) ?? office.Reply(id, agent, said.Text, said.Id);

    private static T? First<T>(List<ConversationEvent> batch) where T : ConversationEvent => batch.OfType<T>().FirstOrDefault();
}
