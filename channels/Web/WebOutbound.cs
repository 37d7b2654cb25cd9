using System.Collections.Immutable;
using Actors.Channels.Rendering;
using Actors.Domain.Delivery;
using Actors.Domain;
using Actors.Domain.Messages;

namespace Actors.Channels.Web;

/// <summary>Translates what goes out to the web chat. Pure; delivery is the reader's cursor, so there is no call that could fail.</summary>
public static class WebOutbound
{
    /// <summary>What the web chat shows of a message: all of it, in one bubble, with what it carries below.</summary>
    public static ImmutableArray<OutgoingPart> Render(Outgoing outgoing)
    {
        var nothing = new List<Loss>();
        return
        [
            new OutgoingPart("message")
            {
                Text = outgoing.Text,
                Image = outgoing.Image,
                Buttons = [.. outgoing.Links.Select(link => Buttons.Of(CardButton.Of(link), int.MaxValue, nothing))],
                QuickReplies = [.. outgoing.Choices.Select(choice => Buttons.OfChoice(choice, outgoing.Connect, int.MaxValue, nothing))],
                Cards = [.. outgoing.Cards.Select(card => PartCard.Of(card, nothing))],
            },
            .. outgoing.Files.Select(file => new OutgoingPart("attachment") { File = file }),
        ];
    }

    /// <summary>What the customer sees of a line, or null for a line that is the agents' own affair.</summary>
    /// <param name="line">The line.</param>
    /// <param name="nameOf">What an agent is called, or null for one who is gone.</param>
    public static WebLine? Show(MessageView line, Func<AgentId, string?> nameOf) => !line.IsForCustomer
        ? null
        : new(
            line.Seq, line.Kind, line.Speaker, line.Text, line.Choices,
            line.Agent is { } agent ? nameOf(agent) : null,
            line.Speaker == Speaker.Customer ? line.Id : null, line.At,
            line.Auto is { Links: { IsEmpty: false } links } ? links : null, line.Auto?.Image);
}
