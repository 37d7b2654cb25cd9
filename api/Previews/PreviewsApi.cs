using System.Collections.Immutable;
using Actors.Api.Json;
using Actors.Api.OpenApi;
using Actors.Api.Problems;
using Actors.Api.Security;
using Actors.Channels;
using Actors.Channels.Web;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Actors.Api.Previews;

/// <summary>What each messenger will show of a message that somebody is about to send. See docs/protocol.md.</summary>
internal static class PreviewsApi
{
    private static readonly TenantId Nobody = new("nobody");

    public static void MapPreviewsApi(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/previews", Show).RequireAuthorization(Policies.Agent).RefusesStrangers().WithTags("Agents")
            .Says(
                "See a message as messengers show it",
                "By kind of channel the bubbles, as the connector itself will send them, with everything that is split, cut, dropped or turned into something else.")
            .Refuses(413, 415);

    private static Results<Ok<PreviewsBody>, ProblemResult> Show(OutgoingBody body, IEnumerable<IConnector> connectors)
    {
        if (Read(body, out var outgoing) is { } wrong)
        {
            return ProblemResult.Of(wrong);
        }

        var previews = connectors.OrderBy(connector => connector.Type)
            .Select(connector => Preview(connector.Type, connector.Render(outgoing!, Account(connector.Type))));
        return TypedResults.Ok(new PreviewsBody([Preview(ChannelType.Web, WebOutbound.Render(outgoing!)), .. previews]));
    }

    private static PreviewBody Preview(ChannelType type, ImmutableArray<OutgoingPart> parts) =>
        new(type, [.. parts.Select(part => part with { Losses = [] })], [.. parts.SelectMany(part => part.Losses)]);

    /// <summary>Rendering needs no account of anybody: messengers' limits are the same for all.</summary>
    private static ChannelAccount Account(ChannelType type) =>
        new(Nobody, new("preview"), type, ImmutableSortedDictionary<string, string>.Empty, ImmutableSortedDictionary<string, string>.Empty);

    private static Rejection? Read(OutgoingBody body, out Outgoing? outgoing)
    {
        outgoing = null;
        var (choices, cards) = (body.Choices ?? [], body.Cards ?? []);
        if (MessageText.Check(body.Text, out var text) is { } refused)
        {
            return refused;
        }

        var links = (body.Links ?? []).Select(link => link is null ? null : CardButton.Of(link)).ToImmutableArray();
        ImmutableArray<MessageCard> image = body.Image is { } address ? [new ImageCard(null, null, address)] : [];
        var wrong = CardCheck.Of("message", choices, cards)
            ?? (links.IsEmpty ? null : CardCheck.Of("links", [], [new TextCard("links") { Buttons = links! }]))
            ?? CardCheck.Of("image", [], image)
            ?? (body.Connect is { } connect && !choices.Contains(connect) ? new("connect", "One of the choices.") : null);
        if (wrong is not null)
        {
            return wrong;
        }

        outgoing = new(OutgoingKind.Words, body.Speaker is Speaker.Agent ? Speaker.Agent : Speaker.Bot, text.Value)
        {
            Choices = choices,
            Connect = body.Connect,
            Links = [.. body.Links ?? []],
            Image = body.Image,
            Cards = cards,
        };
        return null;
    }
}
