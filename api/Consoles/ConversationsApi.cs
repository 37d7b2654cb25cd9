using System.Security.Claims;
using Actors.Api.Conversations;
using Actors.Api.Json;
using Actors.Api.OpenApi;
using Actors.Api.Problems;
using Actors.Api.Security;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.GrainInterfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Actors.Api.Consoles;

/// <summary>Lists, transcripts and deeds of agents, by REST. See docs/protocol.md.</summary>
internal static class ConversationsApi
{
    public static void MapConversationsApi(this IEndpointRouteBuilder routes)
    {
        var conversations = routes.MapGroup("/v1/conversations").RequireAuthorization(Policies.Agent).RefusesStrangers().WithTags("Conversations");
        conversations.MapGet("/", List)
            .Says("List a tab", "A page with its counts and the feed position to go on from.");
        conversations.MapGet("/changes", Changes)
            .Says("What changed", "Rows after a feed position, and ids that this agent does not see.").Refuses(409);
        conversations.MapGet("/{id}", Read)
            .Says("Read a conversation", "Its row and tickets.").Refuses(404);
        conversations.MapGet("/{id}/messages", Messages)
            .Says("Read a transcript", "Lines after or before a cursor, oldest first.").Refuses(404, 409);
        conversations.MapGet("/{id}/decisions", DecisionsOf)
            .Says("Why", "What was decided about it and why, newest first: admission, automatic messages and silences, who got it and who was passed over.")
            .Refuses(404);
        conversations.MapPost("/{id}/messages", Send)
            .Says("Write to the customer", "The first answer starts consulting. An epoch that is no longer in force is refused.").RefusesChanges();
        conversations.MapPost("/{id}/messages/{message:long}/resend", Resend)
            .Says("Send a message again", "One of an agent's that did not arrive, or of which nobody knows. Pressed twice it is sent once.").RefusesChanges();
        conversations.MapPost("/{id}/take", Deed((agent, operation) => new TakeIt(agent, operation)))
            .Says("Take a waiting conversation", "Where distribution is manual.").RefusesChanges();
        conversations.MapPost("/{id}/start", Deed((agent, operation) => new StartIt(agent, operation)))
            .Says("Start consulting", "Opens the ticket of this hand-off; a waiting one is taken first.").RefusesChanges();
        conversations.MapPost("/{id}/hold", Deed((agent, operation) => new HoldIt(agent, operation)))
            .Says("Hold", "The place becomes free, the conversation stays.").RefusesChanges();
        conversations.MapPost("/{id}/resume", Deed((agent, operation) => new ResumeIt(agent, operation)))
            .Says("Resume", "A held or delegated conversation goes on.").RefusesChanges();
        conversations.MapPost("/{id}/end", Deed((agent, operation) => new EndIt(agent, operation)))
            .Says("End consulting", "The customer may write again; that begins anew.").RefusesChanges();
        conversations.MapPost("/{id}/bot", Deed((agent, operation) => new ReturnItToBot(agent, operation)))
            .Says("Give it back to the bot", "Ends consulting and lets the bot answer.").RefusesChanges();
        conversations.MapPost("/{id}/delegate", Delegate)
            .Says("Delegate to a colleague", "Held until the colleague resumes it; the reason is for colleagues only.").RefusesChanges();
        conversations.MapPost("/{id}/assign", PassOn((agent, to, operation) => new AssignIt(agent, to, operation)))
            .Says("Assign to an agent", "A manager's: gives a waiting or received conversation to somebody.").RefusesChanges();
        conversations.MapPost("/{id}/transfer", Transfer)
            .Says("Transfer to another queue", "Its agent's or a manager's: it waits there, with its age.").RefusesChanges();
        conversations.MapPost("/{id}/priority", Prioritize)
            .Says("Set the priority", "A manager's: 0 to 9; higher goes first, then age.").RefusesChanges();
        conversations.MapPost("/{id}/block", Block(true))
            .Says("Block the customer", "A manager's: what goes on ends, and the customer is not served until let in again.").RefusesChanges();
        conversations.MapPost("/{id}/unblock", Block(false))
            .Says("Let the customer in again", "A manager's.").RefusesChanges();
    }

    private static async Task<Results<Ok<ListBody>, ProblemResult>> List(
        string? tab, ClaimsPrincipal user, ConsoleReads reads, CancellationToken cancellationToken, string? cursor = null, int limit = 50)
    {
        var (list, wrong) = await reads.ListAsync(Viewer.Of(user), tab, cursor, limit, cancellationToken);
        return wrong is not null ? new ProblemResult(wrong) : TypedResults.Ok(list);
    }

    private static async Task<Results<Ok<ChangesBody>, ProblemResult>> Changes(
        string? after, ClaimsPrincipal user, ConsoleReads reads, CancellationToken cancellationToken, string? tab = null)
    {
        var (changes, wrong) = await reads.ChangesAsync(Viewer.Of(user), tab, after, cancellationToken);
        return wrong is not null ? new ProblemResult(wrong) : TypedResults.Ok(changes);
    }

    private static async Task<Results<Ok<ConversationBody>, ProblemResult>> Read(
        string id, ClaimsPrincipal user, ConsoleReads reads, CancellationToken cancellationToken) =>
        await reads.ConversationAsync(Viewer.Of(user), id, cancellationToken) is { } conversation
            ? TypedResults.Ok(conversation)
            : ProblemResult.Of(new ConversationIsUnknown());

    private static async Task<Results<Ok<MessagesBody>, Ok<OlderBody>, ProblemResult>> Messages(
        string id, ClaimsPrincipal user, ConsoleReads reads, CancellationToken cancellationToken,
        long? after = null, long? before = null, int limit = 100, string? epoch = null)
    {
        var viewer = Viewer.Of(user);
        if ((Cursors.Check(after ?? before ?? 0, limit) ?? await reads.MissingAsync(viewer, id, cancellationToken)) is { } refusal)
        {
            return ProblemResult.Of(refusal);
        }

        if (before is { } last)
        {
            return TypedResults.Ok(await reads.BeforeAsync(viewer, new(id), last, limit, cancellationToken));
        }

        var (page, wrong) = await reads.AfterAsync(viewer, new(id), after ?? 0, epoch, limit, cancellationToken);
        return page is null ? new ProblemResult(wrong!) : TypedResults.Ok(page);
    }

    private static async Task<Results<Ok<DecisionsBody>, ProblemResult>> DecisionsOf(
        string id, ClaimsPrincipal user, ConsoleReads reads, CancellationToken cancellationToken, long? before = null, int limit = 50)
    {
        if (Cursors.Check(before ?? 0, limit) is { } wrong)
        {
            return ProblemResult.Of(wrong);
        }

        return await reads.DecisionsAsync(Viewer.Of(user), id, before ?? long.MaxValue, limit, cancellationToken) is { } decisions
            ? TypedResults.Ok(decisions)
            : ProblemResult.Of(new ConversationIsUnknown());
    }

    private static async Task<Results<Ok<OutcomeBody>, ProblemResult>> Send(
        string id, ReplyBody body, ClaimsPrincipal user, AgentDeeds deeds, HttpContext context) =>
        Answer(await deeds.SendAsync(Viewer.Of(user), id, IdOf(context, body.Id), body.Text, body.Epoch, body.Files));

    private static async Task<Results<Ok<OutcomeBody>, ProblemResult>> Resend(
        string id, long message, OperationBody? body, ClaimsPrincipal user, AgentDeeds deeds, HttpContext context) =>
        Answer(await deeds.DoAsync(Viewer.Of(user), id, IdOf(context, body?.Id), (agent, operation) => new ResendIt(agent, message, operation)));

    private static async Task<Results<Ok<OutcomeBody>, ProblemResult>> Delegate(
        string id, ToBody body, ClaimsPrincipal user, AgentDeeds deeds, HttpContext context) =>
        Answer(await deeds.DelegateAsync(Viewer.Of(user), id, IdOf(context, body.Id), body.To, body.Reason));

    private static async Task<Results<Ok<OutcomeBody>, ProblemResult>> Transfer(
        string id, ToBody body, ClaimsPrincipal user, AgentDeeds deeds, HttpContext context) =>
        Answer(await deeds.TransferAsync(Viewer.Of(user), id, IdOf(context, body.Id), body.To));

    private static async Task<Results<Ok<OutcomeBody>, ProblemResult>> Prioritize(
        string id, PriorityBody body, ClaimsPrincipal user, AgentDeeds deeds, HttpContext context) =>
        Answer(await deeds.PrioritizeAsync(Viewer.Of(user), id, IdOf(context, body.Id), body.Priority));

    private static Func<string, OperationBody?, ClaimsPrincipal, AgentDeeds, HttpContext, Task<Results<Ok<OutcomeBody>, ProblemResult>>>
        Deed(Func<AgentId, OperationKey, AgentAction> action) => async (id, body, user, deeds, context) =>
            Answer(await deeds.DoAsync(Viewer.Of(user), id, IdOf(context, body?.Id), action));

    private static Func<string, ToBody, ClaimsPrincipal, AgentDeeds, HttpContext, Task<Results<Ok<OutcomeBody>, ProblemResult>>>
        PassOn(Func<AgentId, AgentId, OperationKey, AgentAction> action) => async (id, body, user, deeds, context) =>
            Answer(await deeds.PassOnAsync(Viewer.Of(user), id, IdOf(context, body.Id), body.To, action));

    private static Func<string, OperationBody?, ClaimsPrincipal, Blocking, HttpContext, CancellationToken, Task<Results<Ok<OutcomeBody>, ProblemResult>>>
        Block(bool blocked) => async (id, body, user, blocking, context, cancellationToken) =>
            Answer(await blocking.SetAsync(Viewer.Of(user), id, IdOf(context, body?.Id), blocked, cancellationToken));

    internal static string? IdOf(HttpContext context, string? id) => id ?? context.Request.Headers["Idempotency-Key"].FirstOrDefault();

    internal static Results<Ok<OutcomeBody>, ProblemResult> Answer(Outcome outcome) => outcome.Rejection is { } rejection
        ? ProblemResult.Of(rejection)
        : TypedResults.Ok(new OutcomeBody(outcome.Seq, outcome.Repeated));
}
