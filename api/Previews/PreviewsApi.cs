using System.Collections.Immutable;
using System.Security.Claims;
using Actors.Api.Consoles;
using Actors.Api.Files;
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

    private static async Task<Results<Ok<PreviewsBody>, ProblemResult>> Show(
        OutgoingBody body, ClaimsPrincipal user, IEnumerable<IConnector> connectors, Uploads uploads, ConsoleReads reads, IOutgoingFiles addresses,
        CancellationToken cancellationToken)
    {
        var (files, wrong) = await FilesAsync(body, Viewer.Of(user), uploads, reads, cancellationToken);
        Outgoing? outgoing = null;
        wrong ??= Read(body, files is not null, out outgoing);
        if (wrong is not null)
        {
            return ProblemResult.Of(wrong);
        }

        outgoing = outgoing! with
        {
            Files = [.. (files ?? []).Select(file => OutgoingFile.Of(file) with { Url = addresses.AddressOf(user.TenantId(), file.File) })],
        };

        var previews = connectors.OrderBy(connector => connector.Type)
            .Select(connector => Preview(connector.Type, connector.Render(outgoing!, Account(connector.Type))));
        return TypedResults.Ok(new PreviewsBody([Preview(ChannelType.Web, WebOutbound.Render(outgoing!)), .. previews]));
    }

    private static PreviewBody Preview(ChannelType type, ImmutableArray<OutgoingPart> parts) =>
        new(type, [.. parts.Select(part => part with { Losses = [] })], [.. parts.SelectMany(part => part.Losses)]);

    /// <summary>Rendering needs no account of anybody: messengers' limits are the same for all.</summary>
    private static ChannelAccount Account(ChannelType type) =>
        new(Nobody, new("preview"), type, ImmutableSortedDictionary<string, string>.Empty, ImmutableSortedDictionary<string, string>.Empty);

    /// <summary>Only of a conversation that the agent reads.</summary>
    private static async Task<(ImmutableArray<Attachment>? Files, Rejection? Wrong)> FilesAsync(
        OutgoingBody body, Viewer viewer, Uploads uploads, ConsoleReads reads, CancellationToken cancellationToken) =>
        body.Files is not { IsDefaultOrEmpty: false } ? (null, null)
        : await reads.MissingAsync(viewer, body.Conversation, cancellationToken) is { } missing ? (null, missing)
        : await uploads.LookAsync(viewer.Tenant, new(body.Conversation!), body.Files, cancellationToken);

    private static Rejection? Read(OutgoingBody body, bool carries, out Outgoing? outgoing)
    {
        outgoing = null;
        var (choices, cards) = (body.Choices ?? [], body.Cards ?? []);
        if (MessageText.Check(body.Text, carries, out var text) is { } refused)
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
