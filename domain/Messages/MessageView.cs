using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Actors.Domain.AutoMessages;
using Actors.Domain.Media;
using Actors.Domain.Tenants;
using Actors.Domain.Conversations;

namespace Actors.Domain.Messages;

/// <summary>One line of a transcript, as customers and agents read it.</summary>
/// <param name="Seq">Its place in the conversation's journal; the cursor of a reader.</param>
/// <param name="Kind"><c>message</c>, or for a line that tells what happened, the stored name of the event.</param>
/// <param name="Speaker">Who said it.</param>
/// <param name="Text">
/// What was said; null for a message that only carries something. For a line that tells what happened the reason or the category that was given,
/// mostly null.
/// </param>
/// <param name="Choices">Answers offered as buttons.</param>
/// <param name="Agent">The agent who said it, or who is spoken of.</param>
/// <param name="Id">The id that the sender's client gave the message; null for the bot's.</param>
/// <param name="At">When.</param>
/// <param name="Auto">What an automatic message is; null for everything else.</param>
/// <param name="Connect">Which of the choices asks for a person when it is pressed, or null.</param>
/// <param name="Delivery">What became of an earlier line on its way to the messenger; on a line of the kind <see cref="Delivered"/> only.</param>
/// <param name="Attachments">Images and files with it, or null.</param>
/// <param name="Cards">Cards below the words.</param>
/// <param name="Media">
/// What a customer sent through a messenger, and on a line of the kind <see cref="Copied"/> what became of the copy of an earlier line's; or null.
/// </param>
public sealed record MessageView(
    long Seq, string Kind, Speaker Speaker, string? Text, ImmutableArray<string> Choices, AgentId? Agent, string? Id,
    DateTimeOffset At, AutoView? Auto = null, string? Connect = null, DeliveryView? Delivery = null,
    ImmutableArray<Attachment>? Attachments = null, ImmutableArray<MessageCard> Cards = default, ImmutableArray<MediaView>? Media = null)
{
    /// <summary>Cards below the words.</summary>
    public ImmutableArray<MessageCard> Cards { get; init; } = Cards.OrEmpty();

    /// <summary>Answers offered as buttons.</summary>
    public ImmutableArray<string> Choices { get; init; } = Choices.OrEmpty();

    /// <summary>The kind of what somebody said.</summary>
    public const string Message = "message";

    /// <summary>The kind of what an agent wrote for colleagues: never a customer's, never a channel's.</summary>
    public const string Note = "note";

    /// <summary>The kind of a line that says what became of earlier ones; for agents.</summary>
    public const string Delivered = "delivery";

    /// <summary>The kind of a line that says what became of what an earlier line carries; for agents.</summary>
    public const string Copied = "media";

    /// <summary>The line of an event, or null for an event that nobody reads.</summary>
    /// <param name="seq">The event's number.</param>
    /// <param name="happened">The event.</param>
    public static MessageView? Of(long seq, ConversationEvent happened) => happened switch
    {
        CustomerMessageReceived e => new(
            seq, Message, Speaker.Customer, Words(e.Text), [], null, e.Id, e.At, Attachments: e.Attachments,
            Media: MediaView.Of(seq, e.Media, MediaStatus.Pending)),
        BotMessageSent e => new(seq, Message, Speaker.Bot, e.Text.Value, e.Choices, null, null, e.At, Connect: e.Connect, Cards: e.Cards),
        AgentMessageSent e => new(seq, Message, Speaker.Agent, Words(e.Text), [], e.Agent, e.Id, e.At, Attachments: e.Attachments),
        CustomerTurnedAway { Text: { } text } e => new(
            seq, Message, Speaker.Customer, Words(text), [], null, e.Id, e.At, Attachments: e.Attachments,
            Media: MediaView.Of(seq, e.Media, MediaStatus.Refused)),
        AutoMessageSent e => new(
            seq, Message, e.CustomerSees.AsSpeaker(), e.Text, e.Choices, null, null, e.At,
            new(e.Kind, e.CustomerSees, e.AgentSees, e.AgentKind, e.Reason, e.Image, e.Links, e.AddChannel, e.AgentText)),
        HandOffRefused e => Line(seq, "hand-off-refused", null, e.At),
        HandOffRequested e => Line(seq, "hand-off-requested", null, e.At),
        ConversationAssigned e => Line(seq, "assigned", e.Agent, e.At),
        ConversationRequeued e => Line(seq, "requeued", e.From, e.At),
        ConversationTransferred e => Line(seq, "transferred", e.By, e.At),
        DelegationReturned e => Line(seq, "delegation-returned", e.To, e.At),
        ConsultingStarted e => Line(seq, "consulting-started", e.Agent, e.At),
        ConversationHeld e => Line(seq, "held", e.Agent, e.At),
        ConversationDelegated e => Line(seq, "delegated", e.To, e.At) with { Text = e.Reason },
        ConversationClassified { By: { } by } e => Line(seq, "classified", by, e.At) with { Text = e.Title.ToString() },
        NoteAdded e => new(seq, Note, Speaker.Agent, e.Text.Value, [], e.Agent, e.Id, e.At),
        TicketEdited e => Line(seq, "ticket-edited", e.By, e.At),
        ConversationResumed e => Line(seq, "resumed", e.Agent, e.At),
        SwitchedToBot e => Line(seq, "switched-to-bot", null, e.At),
        ConversationEnded e => Line(seq, "ended", e.Agent, e.At),
        ConnectBubbleShown e => Line(seq, "connect-bubble", null, e.At),
        MessageDelivered e => Of(seq, new([e.Message], DeliveryStatus.Delivered, Losses: e.Losses.IsEmpty ? null : e.Losses), e.At),
        DeliveryDeferred e => Of(seq, new([e.Message], DeliveryStatus.Retrying, e.Code, e.Until), e.At),
        DeliveryFailed e => Of(seq, new([e.Message], e.Why == DeliveryEnd.GivenUp ? DeliveryStatus.GivenUp : DeliveryStatus.Failed, e.Code), e.At),
        DeliveryBecameUnknown e => Of(seq, new([e.Message], DeliveryStatus.Unknown, e.Code), e.At),
        DeliveryResent e => Of(seq, new([e.Message], DeliveryStatus.Resent), e.At) with { Agent = e.By },
        MessagesWithdrawn e => Of(seq, new(e.Messages, DeliveryStatus.Withdrawn), e.At),
        MediaCopied or MediaCopyDeferred or MediaNotCopied => Line(seq, Copied, null, happened.At) with { Media = [MediaView.Of(happened)!] },
        _ => null,
    };

    /// <summary>Whether the customer sees it too: what was said, and that consulting began or ended, but not who delegated to whom.</summary>
    public bool IsForCustomer => Kind is Message or "hand-off-requested" or "consulting-started" or "switched-to-bot" or "ended";

    /// <summary>What it is, without its words: those belong into no log.</summary>
    public override string ToString() => $"{Kind} {Id} of {Speaker} at {Seq}";

    /// <summary>The line as agents see it: an automatic message may be somebody else's words there.</summary>
    [JsonIgnore]
    public MessageView ForAgents => Auto is null ? this
        : Auto.AgentText is not { } text ? this with { Speaker = Auto.AgentSees.AsSpeaker() }
        : this with
        {
            Speaker = Auto.AgentSees.AsSpeaker(),
            Text = text,
            Choices = [],
            Auto = Auto with { Image = null, Links = [], AgentText = null },
        };

    private static MessageView Of(long seq, DeliveryView delivery, DateTimeOffset at) =>
        Line(seq, Delivered, null, at) with { Delivery = delivery };

    private static string? Words(MessageText text) => text.Value.Length > 0 ? text.Value : null;

    private static MessageView Line(long seq, string kind, AgentId? agent, DateTimeOffset at) =>
        new(seq, kind, Speaker.System, null, [], agent, null, at);
}

/// <summary>What an automatic message is.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="CustomerSees">As whose words the customer sees it.</param>
/// <param name="AgentSees">As whose words the agent sees it.</param>
/// <param name="AgentKind">The kind that the agent's screen shows, where it differs.</param>
/// <param name="Reason">Why it was sent.</param>
/// <param name="Image">An image besides, or null.</param>
/// <param name="Links">Link buttons.</param>
/// <param name="AddChannel">Whether Kakao's notice with the add-channel button follows under it.</param>
/// <param name="AgentText">What the agent's screen shows, without image and buttons, where it differs.</param>
public sealed record AutoView(
    AutoMessageKind Kind, SeenAs CustomerSees, SeenAs AgentSees, AutoMessageKind? AgentKind, MessageReason Reason, string? Image,
    ImmutableArray<LinkButton> Links, bool AddChannel, string? AgentText = null)
{
    /// <summary>Link buttons.</summary>
    public ImmutableArray<LinkButton> Links { get; init; } = Links.OrEmpty();
}
