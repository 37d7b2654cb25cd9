using Actors.Domain;
using Actors.Domain.Conversations;

namespace Actors.Testing;

/// <summary>Who has a conversation; exactly one at any time.</summary>
internal enum Control
{
    Over,
    Bot,
    Queue,
    Agent,
}

/// <summary>One room as its events tell it, each checked against what they told before.</summary>
internal sealed class RoomStory
{
    private readonly HashSet<long> _owed = [];
    private int _handOff;
    private bool _queued;
    private bool _started;
    private bool _held;
    private bool _ticket;
    private bool _opened;

    public long Seq { get; private set; }

    public Control Control { get; private set; }

    public AgentId? Agent { get; private set; }

    public bool TakesPlace => Control == Control.Agent && !_held;

    public List<string> Messages { get; } = [];

    /// <summary>What is wrong with this event, or null.</summary>
    public string? Read(ConversationEvent happened)
    {
        Seq++;
        return happened switch
        {
            ConversationOpened opened => Opened(opened),
            ConversationReopened => Expect(Control == Control.Over, "reopened what was not over") ?? ToBot(),
            CustomerMessageReceived received => Heard(received),
            BotMessageSent sent => Expect(Control == Control.Bot, "the bot spoke while it was paused")
                ?? Expect(_owed.Contains(sent.Turn), $"the bot owed nothing for turn {sent.Turn}"),
            BotTurnEnded ended => Expect(_owed.Remove(ended.Turn), $"turn {ended.Turn} ended twice"),
            HandOffRequested requested => Requested(requested),
            HandOffQueued queued => Queued(queued),
            ConversationAssigned assigned => Assigned(assigned),
            ConversationRequeued requeued => Expect(IsOf(requeued.From) && !_started, "requeued what was answered") ?? ToQueue(),
            ConsultingStarted started => Started(started),
            TicketOpened opened => Ticket(opened),
            AgentMessageSent sent => Said(sent),
            ConversationHeld held => Expect(IsOf(held.Agent) && !_held, "held by who did not work on it") ?? Hold(held.Agent),
            ConversationDelegated delegated =>
                Expect(IsOf(delegated.From) && !_held, "delegated by who did not work on it") ?? Hold(delegated.To),
            ConversationResumed resumed => Expect(IsOf(resumed.Agent) && _held, "resumed what was not held") ?? Resume(),
            SwitchedToBot => Expect(Control is Control.Queue or Control.Agent, "left what was not in consulting") ?? ToBot(),
            ConversationEnded => Expect(Control is Control.Queue or Control.Agent, "ended what was not in consulting") ?? ToOver(),
            CustomerArrived => Expect(Seq == 1, "arrived twice"),
            CustomerTurnedAway { Text: not null, Id: { } id } => TurnedAway(id),
            HandOffRefused refused => Expect(Control == Control.Queue && refused.HandOff == _handOff, "refused what asked for nobody") ?? ToOver(),
            WaitReasonChanged => Expect(Control == Control.Queue, "waits for another reason without waiting"),
            ConversationTransferred transferred => Transferred(transferred),
            DelegationReturned returned => Expect(IsOf(returned.From) && _held, "took back what was not delegated") ?? Hold(returned.To),
            PrioritySet => Expect(Control is Control.Queue or Control.Agent, "a priority without a hand-off"),
            WakeSet => null,
            AutoMessageSent or DecisionRecorded or ConversationClassified or NoticeAcknowledged => null,
            CustomerTurnedAway or CustomerServedAgain or CustomerBlocked or CustomerUnblocked => null,
            _ => "unknown to the checker",
        };
    }

    private static string? Expect(bool holds, string otherwise) => holds ? null : otherwise;

    private bool IsOf(AgentId agent) => Control == Control.Agent && Agent == agent;

    private string? Opened(ConversationOpened opened)
    {
        if (_opened) return "opened twice";
        _opened = true;
        return opened.Room.HasBot ? ToBot(owesWelcome: true) : null;
    }

    private string? Heard(CustomerMessageReceived received)
    {
        Messages.Add($"c:{received.Id}");
        if (Control == Control.Bot) _owed.Add(Seq);
        return null;
    }

    private string? TurnedAway(string id)
    {
        Messages.Add($"c:{id}");
        return null;
    }

    private string? Said(AgentMessageSent sent)
    {
        Messages.Add($"a:{sent.Id}");
        return Expect(IsOf(sent.Agent) && _started && !_held, $"{sent.Agent} spoke without having it");
    }

    private string? Requested(HandOffRequested requested)
    {
        var fault = Expect(Control is Control.Bot or Control.Over, "asked again while it was asked")
            ?? Expect(requested.HandOff == _handOff + 1, $"hand-off {requested.HandOff} after {_handOff}");
        (_handOff, _started, _ticket) = (requested.HandOff, false, false);
        return ToQueue() ?? fault;
    }

    private string? Queued(HandOffQueued queued)
    {
        var fault = Expect(Control == Control.Queue && !_queued, "queued what asked for nobody")
            ?? Expect(queued.HandOff == _handOff, $"a verdict for hand-off {queued.HandOff} in {_handOff}");
        _queued = true;
        return fault;
    }

    private string? Assigned(ConversationAssigned assigned)
    {
        var fault = Expect(assigned.HandOff == _handOff, $"assigned hand-off {assigned.HandOff} in {_handOff}")
            ?? Expect(Control == Control.Queue || (Control == Control.Agent && !_started && !_held),
                $"given to {assigned.Agent} while {Agent} had it");
        (Control, Agent, _held) = (Control.Agent, assigned.Agent, false);
        return fault;
    }

    /// <summary>It waits as one that was told so; who starts next starts anew, with the same ticket.</summary>
    private string? Transferred(ConversationTransferred transferred)
    {
        var fault = Expect(Control is Control.Queue or Control.Agent && transferred.HandOff == _handOff, "transferred what asked for nobody");
        _started = false;
        ToQueue();
        _queued = true;
        return fault;
    }

    private string? Started(ConsultingStarted started)
    {
        var fault = Expect(IsOf(started.Agent) && !_started && !_held, "started by who did not have it, or twice");
        _started = true;
        return fault;
    }

    private string? Ticket(TicketOpened opened)
    {
        var fault = Expect(!_ticket && opened.HandOff == _handOff, "a second ticket for one hand-off");
        _ticket = true;
        return fault;
    }

    private string? Hold(AgentId agent)
    {
        (_held, Agent) = (true, agent);
        return null;
    }

    private string? Resume()
    {
        _held = false;
        return null;
    }

    private string? ToQueue()
    {
        (Control, Agent, _queued, _held) = (Control.Queue, null, false, false);
        _owed.Clear();
        return null;
    }

    private string? ToBot(bool owesWelcome = false)
    {
        (Control, Agent, _held) = (Control.Bot, null, false);
        _owed.Clear();
        if (owesWelcome) _owed.Add(Seq);
        return null;
    }

    private string? ToOver()
    {
        (Control, Agent, _held) = (Control.Over, null, false);
        _owed.Clear();
        return null;
    }
}
