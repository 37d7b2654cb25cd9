using System.Security.Claims;
using Actors.Api.Conversations;
using Actors.Api.Json;
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
        var conversations = routes.MapGroup("/v1/conversations").RequireAuthorization(Policies.Agent).WithTags("Conversations");
        conversations.MapGet("/", List);
        conversations.MapGet("/changes", Changes);
        conversations.MapGet("/{id}", Read);
        conversations.MapGet("/{id}/messages", Messages);
        conversations.MapPost("/{id}/messages", Send);
        conversations.MapPost("/{id}/take", Deed((agent, operation) => new TakeIt(agent, operation)));
        conversations.MapPost("/{id}/start", Deed((agent, operation) => new StartIt(agent, operation)));
        conversations.MapPost("/{id}/hold", Deed((agent, operation) => new HoldIt(agent, operation)));
        conversations.MapPost("/{id}/resume", Deed((agent, operation) => new ResumeIt(agent, operation)));
        conversations.MapPost("/{id}/end", Deed((agent, operation) => new EndIt(agent, operation)));
        conversations.MapPost("/{id}/bot", Deed((agent, operation) => new ReturnItToBot(agent, operation)));
        conversations.MapPost("/{id}/delegate", PassOn((agent, to, operation) => new DelegateIt(agent, to, operation)));
        conversations.MapPost("/{id}/assign", PassOn((agent, to, operation) => new AssignIt(agent, to, operation)));
    }

    private static async Task<Results<Ok<ListBody>, ProblemResult>> List(
        string? tab, ClaimsPrincipal user, ConsoleReads reads, CancellationToken cancellationToken, string? cursor = null, int limit = 50)
    {
        var (list, wrong) = await reads.ListAsync(Viewer.Of(user), tab, cursor, limit, cancellationToken);
        return wrong is not null ? ProblemResult.Of(wrong) : TypedResults.Ok(list);
    }

    private static async Task<Results<Ok<ChangesBody>, ProblemResult>> Changes(
        string? after, ClaimsPrincipal user, ConsoleReads reads, CancellationToken cancellationToken, string? tab = null)
    {
        var (changes, wrong) = await reads.ChangesAsync(Viewer.Of(user), tab, after, cancellationToken);
        return wrong is not null ? ProblemResult.Of(wrong) : TypedResults.Ok(changes);
    }

    private static async Task<Results<Ok<ConversationBody>, ProblemResult>> Read(
        string id, ClaimsPrincipal user, ConsoleReads reads, CancellationToken cancellationToken) =>
        await reads.ConversationAsync(Viewer.Of(user), id, cancellationToken) is { } conversation
            ? TypedResults.Ok(conversation)
            : ProblemResult.Of(new ConversationIsUnknown());

    private static async Task<Results<Ok<MessagesBody>, Ok<OlderBody>, ProblemResult>> Messages(
        string id, ClaimsPrincipal user, ConsoleReads reads, CancellationToken cancellationToken,
        long? after = null, long? before = null, int limit = 100)
    {
        var viewer = Viewer.Of(user);
        return Cursors.Check(after ?? before ?? 0, limit) is { } wrong ? ProblemResult.Of(wrong)
            : await reads.ConversationAsync(viewer, id, cancellationToken) is null ? ProblemResult.Of(new ConversationIsUnknown())
            : before is { } last ? TypedResults.Ok(await reads.BeforeAsync(viewer, new(id), last, limit, cancellationToken))
            : TypedResults.Ok(await reads.AfterAsync(viewer, new(id), after ?? 0, limit, cancellationToken));
    }

    private static async Task<Results<Ok<OutcomeBody>, ProblemResult>> Send(
        string id, ReplyBody body, ClaimsPrincipal user, AgentDeeds deeds, HttpContext context) =>
        Answer(await deeds.SendAsync(Viewer.Of(user), id, IdOf(context, body.Id), body.Text, body.Epoch));

    private static Func<string, OperationBody?, ClaimsPrincipal, AgentDeeds, HttpContext, Task<Results<Ok<OutcomeBody>, ProblemResult>>>
        Deed(Func<AgentId, OperationKey, AgentAction> action) => async (id, body, user, deeds, context) =>
            Answer(await deeds.DoAsync(Viewer.Of(user), id, IdOf(context, body?.Id), action));

    private static Func<string, ToBody, ClaimsPrincipal, AgentDeeds, HttpContext, Task<Results<Ok<OutcomeBody>, ProblemResult>>>
        PassOn(Func<AgentId, AgentId, OperationKey, AgentAction> action) => async (id, body, user, deeds, context) =>
            Answer(await deeds.PassOnAsync(Viewer.Of(user), id, IdOf(context, body.Id), body.To, action));

    private static string? IdOf(HttpContext context, string? id) => id ?? context.Request.Headers["Idempotency-Key"].FirstOrDefault();

    private static Results<Ok<OutcomeBody>, ProblemResult> Answer(Outcome outcome) => outcome.Rejection is { } rejection
        ? ProblemResult.Of(rejection)
        : TypedResults.Ok(new OutcomeBody(outcome.Seq, outcome.Repeated));
}
