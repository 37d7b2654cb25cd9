using System.Collections.Immutable;
using System.Security.Claims;
using Actors.Api.Agents;
using Actors.Api.Json;
using Actors.Api.OpenApi;
using Actors.Api.Problems;
using Actors.Api.Security;
using Actors.Domain;
using Actors.Domain.Bots;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.GrainInterfaces;
using Actors.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Orleans;

namespace Actors.Api.Tenants;

/// <summary>A tenant's definitions. See docs/protocol.md.</summary>
internal static class TenantApi
{
    public static void MapTenantApi(this IEndpointRouteBuilder routes)
    {
        var manager = routes.MapGroup("/v1/tenant").RequireAuthorization(Policies.Manager).RefusesStrangers().WithTags("Tenant");
        manager.MapGet("/", Read)
            .Says("Read the definitions", "Queues, channels, agents, keys and settings, without secrets.");
        manager.MapGet("/queues/{id}/flow", Flow)
            .Says("Read the flow of a queue", "Who waits, the estimated wait of the next one, and how good estimates of the last hours were.").Refuses(404);
        manager.MapPost("/channels/{id}/bot/test", TestBot)
            .Says("Try a channel's bot", "What it would say to a text, or to the opening without one. Calls nobody and stores nothing.").Refuses(404);
        var administrator = routes.MapGroup("/v1/tenant").RequireAuthorization(Policies.Administrator).RefusesStrangers().WithTags("Tenant");
        administrator.MapPost("/queues", AddQueue)
            .Says("Add a queue", "Its id is chosen here and never changes.").RefusesChanges();
        administrator.MapPost("/channels", AddChannel)
            .Says("Add a channel account", "With its bot, and the web origins that may open its chat.").RefusesChanges();
        administrator.MapPost("/agents", AddAgent)
            .Says("Add an agent", "Answers the generated password, once.").RefusesChanges();
        administrator.MapPost("/agents/{id}/password", SetPassword)
            .Says("Set a new password", "Answers the generated password, once; who is signed in with the old one no longer is.").Refuses(404, 409);
        administrator.MapDelete("/agents/{id}", RemoveAgent)
            .Says("Remove an agent", "Refused while the agent has conversations or the settings in force name the agent.").Refuses(404, 409);
        administrator.MapPost("/keys", AddKey)
            .Says("Add a program's key", "Answers the key, once.").RefusesChanges();
        administrator.MapDelete("/keys/{id}", RevokeKey)
            .Says("Revoke a key", "It opens nothing from now on.").Refuses(404, 409);
    }

    private static async Task<Ok<DefinitionsBody>> Read(
        ClaimsPrincipal user, TenantDirectory directory, Colleagues colleagues, CancellationToken cancellationToken)
    {
        var state = (await directory.FindAsync(user.TenantId(), cancellationToken))!;
        return TypedResults.Ok(new DefinitionsBody(
            state.Tenant!.Value, state.Name, state.Seq, state.Settings, state.Queues, [.. state.Channels.Select(ChannelBody.Of)],
            [.. (await colleagues.AllAsync(user.TenantId(), cancellationToken)).Select(agent =>
                agent with { Absences = AbsencesBody.Of(state.Agent(agent.Id)?.Absences) })],
            [.. state.ApiKeys.Select(key => new NewKeyBody(key.Id.Value, key.Name))]));
    }

    private static async Task<Results<Ok<QueueFlowView>, ProblemResult>> Flow(
        string id, ClaimsPrincipal user, TenantDirectory directory, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await directory.FindAsync(user.TenantId(), cancellationToken))!.Queues.Any(queue => queue.Id.Value == id)
            ? TypedResults.Ok(await grains.GetGrain<IQueueGrain>(GrainKey.Of(user.TenantId(), new QueueId(id))).Flow())
            : ProblemResult.Of(new Domain.NotFound("This queue"));

    private static async Task<Results<Ok<BotTrial>, ProblemResult>> TestBot(
        string id, BotTestBody body, ClaimsPrincipal user, TenantDirectory directory, CancellationToken cancellationToken)
    {
        var definitions = (await directory.FindAsync(user.TenantId(), cancellationToken))!;
        return definitions.Channel(new(id)) is not { } channel ? ProblemResult.Of(new Domain.NotFound("This channel"))
            : body.Text is not null && MessageText.Check(body.Text, out _) is { } wrong ? ProblemResult.Of(wrong)
            : TypedResults.Ok(BotTrial.Of(channel, definitions.Settings, body.Text));
    }

    private static Task<Results<Ok<OutcomeBody>, ProblemResult>> AddQueue(
        NewQueueBody body, ClaimsPrincipal user, IGrainFactory grains, TimeProvider time) =>
        Change(user, grains, new AddQueue(new(new(body.Id ?? ""), body.Name ?? ""), time.GetUtcNow()), DefinitionChecks.Name(body.Name));

    private static Task<Results<Ok<OutcomeBody>, ProblemResult>> AddChannel(
        NewChannelBody body, ClaimsPrincipal user, IGrainFactory grains, TimeProvider time) =>
        Change(user, grains, new AddChannel(
            new(
                new(body.Id ?? ""), body.Type ?? ChannelType.Web, body.Name ?? "", new(body.Queue ?? ""), body.Bot,
                body.Origins is { IsDefault: false } origins ? origins : []),
            time.GetUtcNow()),
            DefinitionChecks.Name(body.Name) ?? DefinitionChecks.Origins(body.Origins) ?? DefinitionChecks.Bot(body.Bot));

    private static async Task<Results<Ok<CredentialsBody>, ProblemResult>> AddAgent(
        NewAgentBody body, ClaimsPrincipal user, IGrainFactory grains, TimeProvider time)
    {
        if ((DefinitionChecks.Name(body.Name) ?? DefinitionChecks.Queues(body.Queues)) is { } wrong)
        {
            return ProblemResult.Of(wrong);
        }

        var (password, hash) = Passwords.Generate();
        var queues = (body.Queues is { IsDefault: false } ids ? ids : []).Select(id => new QueueId(id)).ToImmutableArray();
        var agent = new AgentDefinition(
            new(body.Id ?? ""), body.Name ?? "", body.Role, hash, body.Chat, body.Assign, body.Capacity, queues);
        var outcome = await Call(user.TenantId(), grains, new AddAgent(agent, time.GetUtcNow()));
        return outcome.Rejection is { } rejection
            ? ProblemResult.Of(rejection)
            : TypedResults.Ok(new CredentialsBody($"{agent.Id}@{user.TenantId()}", password));
    }

    private static async Task<Results<Ok<CredentialsBody>, ProblemResult>> SetPassword(
        string id, ClaimsPrincipal user, IGrainFactory grains, TimeProvider time)
    {
        var (password, hash) = Passwords.Generate();
        var outcome = await Call(user.TenantId(), grains, new SetPassword(new(id), hash, time.GetUtcNow()));
        return outcome.Rejection is { } rejection
            ? ProblemResult.Of(rejection)
            : TypedResults.Ok(new CredentialsBody($"{id}@{user.TenantId()}", password));
    }

    private static async Task<Results<Ok<OutcomeBody>, ProblemResult>> RemoveAgent(
        string id, ClaimsPrincipal user, IReadStore rows, IGrainFactory grains, TimeProvider time, CancellationToken cancellationToken)
    {
        var agent = new AgentId(id);
        var counts = await rows.CountsAsync(user.TenantId(), cancellationToken);
        var conversations = counts.Where(count => count.Agent == agent).Sum(count => count.Count);
        return await Change(user, grains, new RemoveAgent(agent, conversations, time.GetUtcNow()));
    }

    private static async Task<Results<Ok<KeyBody>, ProblemResult>> AddKey(
        NewKeyBody body, ClaimsPrincipal user, IGrainFactory grains, TimeProvider time)
    {
        if (DefinitionChecks.Name(body.Name) is { } wrong)
        {
            return ProblemResult.Of(wrong);
        }

        var id = new ApiKeyId(body.Id ?? "");
        var (key, hash) = ApiKeyHandler.Issue(user.TenantId(), id);
        var outcome = await Call(user.TenantId(), grains, new AddApiKey(new(id, body.Name ?? "", hash), time.GetUtcNow()));
        return outcome.Rejection is { } rejection ? ProblemResult.Of(rejection) : TypedResults.Ok(new KeyBody(key));
    }

    private static Task<Results<Ok<OutcomeBody>, ProblemResult>> RevokeKey(
        string id, ClaimsPrincipal user, IGrainFactory grains, TimeProvider time) =>
        Change(user, grains, new RevokeApiKey(new(id), time.GetUtcNow()));

    internal static async Task<Results<Ok<OutcomeBody>, ProblemResult>> Change(
        ClaimsPrincipal user, IGrainFactory grains, TenantCommand command, Rejection? wrong = null)
    {
        if (wrong is not null)
        {
            return ProblemResult.Of(wrong);
        }

        var outcome = await Call(user.TenantId(), grains, command);
        return outcome.Rejection is { } rejection
            ? ProblemResult.Of(rejection)
            : TypedResults.Ok(new OutcomeBody(outcome.Seq, outcome.Repeated));
    }

    internal static Task<Outcome> Call(TenantId tenant, IGrainFactory grains, TenantCommand command) =>
        grains.GetGrain<ITenantGrain>(GrainKey.Of(tenant)).Change(command);
}
