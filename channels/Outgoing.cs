using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Actors.Domain;
using Actors.Domain.AutoMessages;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;

namespace Actors.Channels;

/// <summary>What kind of call something outgoing is.</summary>
public enum OutgoingKind
{
    /// <summary>Somebody's words, with what hangs on them.</summary>
    Words,

    /// <summary>A message of the messenger's own that we ask for (<see cref="Outgoing.Auto"/>).</summary>
    SystemMessage,

    /// <summary>Consulting is over.</summary>
    End,

    /// <summary>The customer goes back to the messenger's bot.</summary>
    BackToBot,
}

/// <summary>Something that goes out to a customer, before any messenger's limits.</summary>
/// <param name="Kind">What kind of call.</param>
/// <param name="Speaker">As whose words the customer sees it.</param>
/// <param name="Text">The words, or null.</param>
public sealed record Outgoing(OutgoingKind Kind, Speaker Speaker, string? Text)
{
    /// <summary>Answers offered as buttons.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>Which of the choices asks for a person when it is pressed, or null.</summary>
    public string? Connect { get; init; }

    /// <summary>Link buttons.</summary>
    public ImmutableArray<LinkButton> Links { get; init; } = [];

    /// <summary>The address of an image, or null.</summary>
    public string? Image { get; init; }

    /// <summary>Cards below the words.</summary>
    public ImmutableArray<MessageCard> Cards { get; init; } = [];

    /// <summary>Images and files, in order.</summary>
    public ImmutableArray<OutgoingFile> Files { get; init; } = [];

    /// <summary>Which automatic message it is, or null.</summary>
    public AutoMessageKind? Auto { get; init; }

    /// <summary>What of an event goes out to the customer, or null for what never does. Whether it is owed is <see cref="Domain.Delivery.Deliveries"/>' to say.</summary>
    public static Outgoing? Of(ConversationEvent happened) => happened switch
    {
        BotMessageSent e => new(OutgoingKind.Words, Speaker.Bot, e.Text.Value) { Choices = e.Choices, Connect = e.Connect, Cards = e.Cards },
        AgentMessageSent e => new(OutgoingKind.Words, Speaker.Agent, e.Text.Value) { Files = [.. (e.Attachments ?? []).Select(OutgoingFile.Of)] },
        AutoMessageSent { CustomerSees: SeenAs.Kakao } e => new(OutgoingKind.SystemMessage, Speaker.System, e.Text) { Auto = e.Kind },
        AutoMessageSent e => new(OutgoingKind.Words, e.CustomerSees.AsSpeaker(), e.Text)
        {
            Auto = e.Kind, Choices = e.Choices, Links = e.Links, Image = e.Image,
        },
        SwitchedToBot => new(OutgoingKind.BackToBot, Speaker.System, null),
        ConversationEnded or HandOffRefused => new(OutgoingKind.End, Speaker.System, null),
        _ => null,
    };
}

/// <summary>An image or a file that goes out.</summary>
/// <param name="Url">Where it can be had by whoever has the address, or null: nowhere.</param>
/// <param name="Name">What people call it.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="Size">Its size in bytes.</param>
public sealed record OutgoingFile(string? Url, string Name, string ContentType, long Size)
{
    /// <summary>Under which id our own store keeps it, or null.</summary>
    [JsonIgnore]
    public FileId? Stored { get; init; }

    /// <summary>Whether every messenger knows how to show it as a picture.</summary>
    [JsonIgnore]
    public bool IsImage => ContentType is "image/jpeg" or "image/png";

    /// <summary>What a message carries; an address has to be made for it.</summary>
    public static OutgoingFile Of(Attachment attachment) =>
        new(null, attachment.Name, attachment.MediaType, attachment.Size) { Stored = attachment.File };
}
