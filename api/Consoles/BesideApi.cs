using System.Security.Claims;
using Actors.Api.Json;
using Actors.Api.OpenApi;
using Actors.Api.Problems;
using Actors.Api.Security;
using Actors.Domain;
using Actors.Domain.Conversations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Actors.Api.Consoles;

/// <summary>What stands beside a conversation: its customer, notes, category and tickets, by REST. See docs/protocol.md.</summary>
internal static class BesideApi
{
    public static void MapBesideApi(this IEndpointRouteBuilder routes)
    {
        var conversations = routes.MapGroup("/v1/conversations").RequireAuthorization(Policies.Agent).RefusesStrangers().WithTags("Conversations");
        conversations.MapGet("/{id}/customer", Customer)
            .Says("Who writes", "The customer, and what colleagues noted.").Refuses(404);
        conversations.MapPost("/{id}/notes", Note)
            .Says("Write a note for colleagues", "No customer and no channel ever gets it.").RefusesChanges();
        conversations.MapPut("/{id}/category", Classify)
            .Says("Change the category", "Its agent's or a manager's, while in consulting; the queue stays.").RefusesChanges();
        conversations.MapPatch("/{id}/tickets/{ticket}", EditTicket)
            .Says("Change a ticket", "What is absent stays as it is.").RefusesChanges();
    }

    private static async Task<Results<Ok<CustomerBody>, ProblemResult>> Customer(
        string id, ClaimsPrincipal user, CustomerReads customers, CancellationToken cancellationToken) =>
        await customers.ReadAsync(Viewer.Of(user), id, cancellationToken) is { } customer
            ? TypedResults.Ok(customer)
            : ProblemResult.Of(new ConversationIsUnknown());

    private static async Task<Results<Ok<OutcomeBody>, ProblemResult>> Note(
        string id, TextBody body, ClaimsPrincipal user, AgentDeeds deeds, HttpContext context) =>
        ConversationsApi.Answer(await deeds.NoteAsync(Viewer.Of(user), id, ConversationsApi.IdOf(context, body.Id), body.Text));

    private static async Task<Results<Ok<OutcomeBody>, ProblemResult>> Classify(
        string id, TopicBody body, ClaimsPrincipal user, AgentDeeds deeds, HttpContext context) =>
        ConversationsApi.Answer(await deeds.ClassifyAsync(
            Viewer.Of(user), id, ConversationsApi.IdOf(context, body.Id), body.Category, body.Division));

    private static async Task<Results<Ok<OutcomeBody>, ProblemResult>> EditTicket(
        string id, string ticket, TicketChangeBody body, ClaimsPrincipal user, AgentDeeds deeds, HttpContext context) =>
        body.Change is not { } change ? ProblemResult.Of(new FieldIsInvalid("change", "What is to change."))
        : ConversationsApi.Answer(await deeds.EditTicketAsync(
            Viewer.Of(user), id, ConversationsApi.IdOf(context, body.Id), ticket, change));
}
